# language: sv
Egenskap: Malmö, mål 1, 2014: grön, gul och röd pil
  ”Grön pil signalerar att indikatorn förbättrats, gul pil att den är oförändrad och röd pil att den försämrats.”

  Pilarna är en riktning och inget mål: en indikator kan få grön pil långt under vad någon ville nå. Regeln dömer bara
  efter riktningen, för mer säger inte meningen. Alla siffror här är påhittade exempel.

  Bakgrund:
    Givet mål 1 i mappen ".", med orden "Grön pil signalerar att indikatorn förbättrats, gul pil att den är oförändrad och röd pil att den försämrats."

  Scenario: Tolkningarna står i regeln och visas med bedömningen
    Givet tolkningen "Meningen säger hur en indikator redovisas, inte vad ett mål är. Grön pil läses som uppfyllt, gul som delvis uppfyllt och röd som inte uppfyllt."
    Och tolkningen "Förbättrats är att öka från mätningen 2013 till mätningen 2014, för en indikator där högre är bättre."
    Och tolkningen "Oförändrad är precis samma värde, med en decimal; källan nämner ingen tolerans."
    När målet bedöms vid bokslutet 2014
    Så säger redovisningen "Meningen säger hur en indikator redovisas, inte vad ett mål är. Grön pil läses som uppfyllt, gul som delvis uppfyllt och röd som inte uppfyllt."

  Abstrakt Scenario: Grön pil över, gul pil lika, röd pil under
    Givet att indikator är 64,0 år 2013
    Och att indikator är <värde> år 2014
    När målet bedöms vid bokslutet 2014
    Så är bedömningen <bedömning>

    Exempel:
      | värde | bedömning       |
      | 64,2  | uppfyllt        |
      | 64,1  | uppfyllt        |
      | 64,0  | delvis uppfyllt |
      | 63,9  | inte uppfyllt   |
      | 63,8  | inte uppfyllt   |

  Scenario: Utan årets mätning är alla tre pilarna möjliga
    Givet att indikator är 64,0 år 2013
    När målet bedöms vid bokslutet 2014
    Så kan målet inte bedömas
    Och är de möjliga bedömningarna uppfyllt, delvis uppfyllt och inte uppfyllt
    Och krävs att indikator är minst 64,1 år 2014
    Och säger motiveringen "För att vara delvis uppfyllt krävs precis 64."

  Scenario: Från toppen av skalan kan pilen inte bli grön
    # Högre än 100 finns inte: vad mätningen än visat hade pilen varit gul eller röd.
    Givet att indikator är 100 år 2013
    När målet bedöms vid bokslutet 2014
    Så kan målet inte bedömas
    Och är de möjliga bedömningarna delvis uppfyllt och inte uppfyllt
