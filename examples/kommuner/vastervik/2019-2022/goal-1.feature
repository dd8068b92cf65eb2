# language: sv
Egenskap: Västervik, mål 1, 2019-2022: fiber till 95 procent 2020
  ”Fiberanslutningsmöjligheter ska finnas till 95 % i kommunen år 2020.”

  Målet har ett datum. Före det går det inte att missa, och efter det räcker det inte att ha nått dit en gång. Alla
  siffror här är påhittade exempel.

  Bakgrund:
    Givet mål 1 i mappen ".", med orden "Fiberanslutningsmöjligheter ska finnas till 95 % i kommunen år 2020."

  Scenario: Tolkningarna står i regeln och visas med bedömningen
    Givet tolkningen "Till 95 procent är till minst 95 procent av hushållen. Meningen säger inte av vad; årsredovisningens kommentar talar om hushåll."
    Och tolkningen "År 2020 är den 31 december 2020, och nivån ska hållas därefter."
    Och tolkningen "Källan nämner sedan 100 procent på lång sikt, utan årtal; det kan inte bedömas ett visst år och ingår inte."
    När målet bedöms vid bokslutet 2022
    Så säger redovisningen "Till 95 procent är till minst 95 procent av hushållen. Meningen säger inte av vad; årsredovisningens kommentar talar om hushåll."

  Abstrakt Scenario: Gränsen går vid 95 procent den 31 december 2020
    Givet att fiber är <andel> procent år 2020
    När målet bedöms vid bokslutet 2020
    Så är bedömningen <bedömning>
    Och är marginalen <marginal> procentenheter

    Exempel:
      | andel | bedömning     | marginal |
      | 95,1  | uppfyllt      | 0,1      |
      | 95,0  | uppfyllt      | 0        |
      | 94,9  | inte uppfyllt | -0,1     |
      | 94,96 | inte uppfyllt | -0,04    |

  Scenario: Före 2020 kan målet inte bedömas
    Givet att fiber är 96,0 procent år 2019
    När målet bedöms vid bokslutet 2019
    Så kan målet inte bedömas
    Och är orsaken att det inte är dags förrän 2020-12-31

  Scenario: Den nyaste siffran efter 2020 gäller
    Givet att fiber är 94,0 procent år 2020
    Och att fiber är 95,5 procent år 2021
    När målet bedöms vid bokslutet 2021
    Så är målet uppfyllt

  Scenario: En siffra från 2019 räcker inte
    Givet att fiber är 96,0 procent år 2019
    När målet bedöms vid bokslutet 2020
    Så kan målet inte bedömas
    Och är orsaken att fiber saknas år 2020
    Och krävs att fiber är minst 95 år 2020
