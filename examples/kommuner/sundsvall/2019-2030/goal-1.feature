# language: sv
Egenskap: Sundsvall, mål 1, 2019-2030: årets resultat ska vara positivt
  ”Årets resultat ska vara positivt.”

  Gränsen är noll, och noll hör inte till det positiva. Beloppen är i miljoner kronor med en decimal, så det minsta
  positiva resultatet är hundra tusen kronor. Alla siffror här är påhittade exempel.

  Bakgrund:
    Givet mål 1 i mappen ".", med orden "Årets resultat ska vara positivt."

  Scenario: Tolkningarna står i regeln och visas med bedömningen
    Givet tolkningen "Positivt är mer än noll; ett resultat på precis noll är inte positivt."
    Och tolkningen "Årets resultat är kommunens redovisade resultat för det år som bokslutet stänger, inte koncernens och inte balanskravsresultatet."
    När målet bedöms vid bokslutet 2030
    Så säger redovisningen "Positivt är mer än noll; ett resultat på precis noll är inte positivt."

  Abstrakt Scenario: Gränsen går mellan noll och en tiondels miljon
    Givet att årets resultat är <resultat> mnkr år 2019
    När målet bedöms vid bokslutet 2019
    Så är bedömningen <bedömning>
    Och är marginalen <marginal> mnkr

    Exempel:
      | resultat | bedömning     | marginal |
      | 0,2      | uppfyllt      | 0,1      |
      | 0,1      | uppfyllt      | 0        |
      | 0,0      | inte uppfyllt | -0,1     |
      | −0,1     | inte uppfyllt | -0,2     |

  Scenario: Ett gott år hjälper inte nästa
    Givet att årets resultat är 210,0 mnkr år 2019
    Och att årets resultat är −12,5 mnkr år 2020
    När målet bedöms vid bokslutet 2020
    Så är målet inte uppfyllt
    Och är utfallet −12,5 mnkr och kravet mer än 0

  Scenario: Utan årets resultat kan målet inte bedömas
    Givet att årets resultat är 210,0 mnkr år 2019
    När målet bedöms vid bokslutet 2020
    Så kan målet inte bedömas
    Och är orsaken att årets-resultat saknas år 2020
    Och krävs att årets-resultat är mer än 0 år 2020
