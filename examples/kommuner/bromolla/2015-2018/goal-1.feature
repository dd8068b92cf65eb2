# language: sv
Egenskap: Bromölla, mål 1, 2015-2018: befolkningen ska växa med minst två procent
  ”Befolkningen i kommunen ska öka med minst 2 procent under mandatperioden.”

  Två procent av vad säger meningen inte. Regeln räknar på folkmängden den 31 december 2014, dagen innan mandatperioden
  började. Med 12 500 invånare då är två procent 250 personer, och då krävs 12 750. En person mindre räcker inte. Alla
  siffror här är påhittade exempel.

  Bakgrund:
    Givet mål 1 i mappen ".", med orden "Befolkningen i kommunen ska öka med minst 2 procent under mandatperioden."

  Scenario: Tolkningarna står i regeln och visas med bedömningen
    Givet tolkningen "Befolkningen är folkmängden den 31 december."
    Och tolkningen "Utgångsvärdet är folkmängden den 31 december 2014, dagen före mandatperioden; det senaste årets folkmängd jämförs med den."
    Och tolkningen "Ökningen räknas på utgångsvärdet och avrundas inte: 1,99 procent är inte 2 procent."
    Och tolkningen "Vid ett bokslut före 2018 gäller bedömningen det som hänt dittills; målet behöver inte ha nåtts förrän 2018."
    När målet bedöms vid bokslutet 2018
    Så säger redovisningen "Befolkningen är folkmängden den 31 december."

  Abstrakt Scenario: Gränsen går vid precis två procent
    Givet att folkmängd är 12 500 personer år 2014
    Och att folkmängd är <antal> personer år 2018
    När målet bedöms vid bokslutet 2018
    Så är bedömningen <bedömning>
    Och är marginalen <marginal> personer

    Exempel:
      | antal  | bedömning     | marginal |
      | 12 751 | uppfyllt      | 1        |
      | 12 750 | uppfyllt      | 0        |
      | 12 749 | inte uppfyllt | -1       |
      | 12 500 | inte uppfyllt | -250     |

  Abstrakt Scenario: Två procent av ett ojämnt tal avrundas inte
    # Två procent av 12 512 är 250,24. Med 250 fler är ökningen 1,998 procent.
    Givet att folkmängd är 12 512 personer år 2014
    Och att folkmängd är <antal> personer år 2018
    När målet bedöms vid bokslutet 2018
    Så är bedömningen <bedömning>

    Exempel:
      | antal  | bedömning     |
      | 12 763 | uppfyllt      |
      | 12 762 | inte uppfyllt |

  Scenario: Mitt i perioden visas hur långt det är kvar
    Givet att folkmängd är:
      | år   | värde  |
      | 2014 | 12 500 |
      | 2015 | 12 560 |
      | 2016 | 12 640 |
    När målet bedöms vid bokslutet 2016
    Så är målet inte uppfyllt
    Och är marginalen -110 personer

  Scenario: Utan folkmängden 2014 kan målet inte bedömas
    Givet att folkmängd är 12 750 personer år 2018
    När målet bedöms vid bokslutet 2018
    Så kan målet inte bedömas
    Och är orsaken att folkmängd saknas år 2014
    Och krävs att folkmängd är högst 12 500 år 2014

  Scenario: Utan någon folkmängd i perioden kan målet inte bedömas
    Givet att folkmängd är 12 500 personer år 2014
    När målet bedöms vid bokslutet 2018
    Så kan målet inte bedömas
    Och är de möjliga bedömningarna uppfyllt och inte uppfyllt
    Och är orsaken att folkmängd saknas åren 2015-2018
