# language: sv
Egenskap: Västervik, mål 2, 2019-2022: antalet innovativa lösningar ska öka
  ”Antalet innovativa lösningar för en tryggad välfärd ska öka, tex genom digitala lösningar.”

  Ett antal ska öka, men av vad och från vad säger meningen inte. Att årsredovisningen skriver ”Ja” bredvid målet är en
  bedömning; för att räkna krävs en förteckning med ett antal för varje år. Alla siffror här är påhittade exempel.

  Bakgrund:
    Givet mål 2 i mappen ".", med orden "Antalet innovativa lösningar för en tryggad välfärd ska öka, tex genom digitala lösningar."

  Scenario: Tolkningarna står i regeln och visas med bedömningen
    Givet tolkningen "Källan säger inte vad en innovativ lösning är. Här räknas de lösningar som kommunen själv förtecknat; målet kan inte bedömas utan en sådan förteckning."
    Och tolkningen "Utgångsvärdet är antalet året före mandatperioden, 2018; det senaste årets antal jämförs med det."
    Och tolkningen "Digitala lösningar är bara ett exempel: andra räknas också. Lika många är ingen ökning."
    När målet bedöms vid bokslutet 2022
    Så säger redovisningen "Källan säger inte vad en innovativ lösning är. Här räknas de lösningar som kommunen själv förtecknat; målet kan inte bedömas utan en sådan förteckning."

  Abstrakt Scenario: Gränsen går mellan lika många och en till
    Givet att innovativa-lösningar är 24 år 2018
    Och att innovativa-lösningar är <antal> år 2022
    När målet bedöms vid bokslutet 2022
    Så är bedömningen <bedömning>
    Och är marginalen <marginal> lösningar

    Exempel:
      | antal | bedömning     | marginal |
      | 26    | uppfyllt      | 1        |
      | 25    | uppfyllt      | 0        |
      | 24    | inte uppfyllt | -1       |
      | 23    | inte uppfyllt | -2       |

  Scenario: Utan en förteckning från 2018 kan målet inte bedömas
    Givet att innovativa-lösningar är 31 år 2022
    När målet bedöms vid bokslutet 2022
    Så kan målet inte bedömas
    Och är orsaken att innovativa-lösningar saknas år 2018
    Och krävs att innovativa-lösningar är högst 30 år 2018

  Scenario: Från ingen alls till en är en ökning
    Givet att innovativa-lösningar är 0 år 2018
    Och att innovativa-lösningar är 1 år 2019
    När målet bedöms vid bokslutet 2019
    Så är målet uppfyllt

  Scenario: Till noll kan det inte ha ökat, vad utgångsvärdet än var
    Givet att innovativa-lösningar är 0 år 2022
    När målet bedöms vid bokslutet 2022
    Så är målet inte uppfyllt
    Och ändrar det inget att innovativa-lösningar saknas år 2018
