# language: sv
Egenskap: Vara, mål 2, 2019-2022: trygga elever i årskurs 5
  ”Medelvärde elever åk 5 som upplever att de är trygga i skolan. 8”

  I målcellen står en åtta och inget annat. Är det minst åtta, precis åtta eller högst åtta? Regeln läser den som minst,
  och säger att det är en tolkning. Alla siffror här är påhittade exempel.

  Bakgrund:
    Givet mål 2 i mappen ".", med orden "Medelvärde elever åk 5 som upplever att de är trygga i skolan. 8"

  Scenario: Tolkningarna står i regeln och visas med bedömningen
    Givet tolkningen "Målcellen är bara talet 8, utan riktning. Det läses som minst 8, eftersom ett högre medelvärde är tryggare elever."
    Och tolkningen "Medelvärdet är elevernas svar på en skala från 0 till 10; källan nämner ingen skala."
    Och tolkningen "Det är medelvärdet det år som bokslutet stänger som gäller, och inget avrundas: 7,9 är inte 8."
    När målet bedöms vid bokslutet 2022
    Så säger redovisningen "Målcellen är bara talet 8, utan riktning. Det läses som minst 8, eftersom ett högre medelvärde är tryggare elever."

  Abstrakt Scenario: Gränsen går vid 8
    Givet att trygghet-åk-5 är <medel> poäng år 2020
    När målet bedöms vid bokslutet 2020
    Så är bedömningen <bedömning>
    Och är marginalen <marginal> poäng

    Exempel:
      | medel | bedömning     | marginal |
      | 8,7   | uppfyllt      | 0,7      |
      | 8,1   | uppfyllt      | 0,1      |
      | 8,0   | uppfyllt      | 0        |
      | 7,9   | inte uppfyllt | -0,1     |
      | 7,96  | inte uppfyllt | -0,04    |

  Scenario: Förra årets medelvärde gäller inte
    Givet att trygghet-åk-5 är 8,4 poäng år 2019
    När målet bedöms vid bokslutet 2020
    Så kan målet inte bedömas
    Och är orsaken att trygghet-åk-5 saknas år 2020

  Scenario: Ett år utan elevenkät kan inte bedömas
    Givet att trygghet-åk-5 saknas på grund av bortfall år 2020
    När målet bedöms vid bokslutet 2020
    Så kan målet inte bedömas
    Och är orsaken att trygghet-åk-5 saknas på grund av bortfall år 2020
    Och krävs att trygghet-åk-5 är minst 8 år 2020
