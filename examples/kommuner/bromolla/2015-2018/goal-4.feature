# language: sv
Egenskap: Bromölla, mål 4, 2015-2018: fler ska vara nöjda
  ”Andelen nöjda medborgare ska öka under mandatperioden.”

  Målet säger ”öka under mandatperioden”, utan att säga från vad. Regeln jämför den senaste mätningen med den som
  gjordes året före perioden. Alla siffror här är påhittade exempel.

  Bakgrund:
    Givet mål 4 i mappen ".", med orden "Andelen nöjda medborgare ska öka under mandatperioden."

  Scenario: Tolkningarna står i regeln och visas med bedömningen
    Givet tolkningen "Andelen nöjda är den i kommunens egen mätning av verksamheterna, vartannat år; sidan namnger ingen undersökning."
    Och tolkningen "Utgångsvärdet är mätningen 2014; den senaste mätningen i perioden ska vara högre."
    Och tolkningen "Oförändrat är ingen ökning, och inget avrundas."
    När målet bedöms vid bokslutet 2018
    Så säger redovisningen "Andelen nöjda är den i kommunens egen mätning av verksamheterna, vartannat år; sidan namnger ingen undersökning."

  Abstrakt Scenario: Gränsen går vid en tiondels procentenhet
    Givet att nöjda medborgare är 71,4 procent år 2014
    Och att nöjda medborgare är <andel> procent år 2018
    När målet bedöms vid bokslutet 2018
    Så är bedömningen <bedömning>
    Och är marginalen <marginal> procentenheter

    Exempel:
      | andel | bedömning     | marginal |
      | 71,6  | uppfyllt      | 0,1      |
      | 71,5  | uppfyllt      | 0        |
      | 71,4  | inte uppfyllt | -0,1     |
      | 71,3  | inte uppfyllt | -0,2     |

  Scenario: En mätning före perioden räknas bara som utgångsvärde
    Givet att nöjda medborgare är:
      | år   | värde |
      | 2012 | 60,0  |
      | 2014 | 71,4  |
    När målet bedöms vid bokslutet 2018
    Så kan målet inte bedömas
    Och är orsaken att nöjda-medborgare saknas åren 2015-2018

  Scenario: Utan utgångsvärde kan målet inte bedömas
    Givet att nöjda medborgare är 71,5 procent år 2018
    När målet bedöms vid bokslutet 2018
    Så kan målet inte bedömas
    Och är orsaken att nöjda-medborgare saknas år 2014
