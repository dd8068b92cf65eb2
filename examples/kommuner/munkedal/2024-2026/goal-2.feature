# language: sv
Egenskap: Munkedal, mål 2, 2024-2026: koncernen ska ha en soliditet om minst tio procent
  ”Kommunkoncernen ska ha en soliditet inklusive totala pensionsförpliktelser om minst 10 %”

  Soliditeten med pensionerna inräknade är lägre än den utan, och kan vara mindre än noll. Skalan har därför ingen
  botten. Alla siffror här är påhittade exempel.

  Bakgrund:
    Givet mål 2 i mappen ".", med orden "Kommunkoncernen ska ha en soliditet inklusive totala pensionsförpliktelser om minst 10 %"

  Scenario: Tolkningarna står i regeln och visas med bedömningen
    Givet tolkningen "Meningen och talet 10 procent står i var sin ruta i tabellen och är hopskrivna här."
    Och tolkningen "Soliditeten är hela kommunkoncernens, inte bara kommunens, den 31 december det år som bokslutet stänger."
    Och tolkningen "Inget avrundas: 9,9 procent är inte 10 procent."
    När målet bedöms vid bokslutet 2026
    Så säger redovisningen "Meningen och talet 10 procent står i var sin ruta i tabellen och är hopskrivna här."

  Abstrakt Scenario: Gränsen går vid 10 procent
    Givet att soliditet-koncernen är <soliditet> procent år 2024
    När målet bedöms vid bokslutet 2024
    Så är bedömningen <bedömning>
    Och är marginalen <marginal> procentenheter

    Exempel:
      | soliditet | bedömning     | marginal |
      | 10,1      | uppfyllt      | 0,1      |
      | 10,0      | uppfyllt      | 0        |
      | 9,9       | inte uppfyllt | -0,1     |
      | -2,0      | inte uppfyllt | -12      |

  Scenario: Förra årets soliditet ersätter inte årets
    Givet att soliditet-koncernen är 14,0 procent år 2024
    När målet bedöms vid bokslutet 2025
    Så kan målet inte bedömas
    Och är orsaken att soliditet-koncernen saknas år 2025
    Och krävs att soliditet-koncernen är minst 10 år 2025
