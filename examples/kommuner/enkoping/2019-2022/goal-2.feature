# language: sv
Egenskap: Enköping, mål 2, 2019-2022: 80 procent positiva svar om trygghet
  ”Målet är uppnått när de positiva svaren är 80 procent eller högre.”

  Tryggheten har en lägre gräns än delaktigheten och bemötandet: 80 procent. Alla siffror här är påhittade exempel.

  Bakgrund:
    Givet mål 2 i mappen ".", med orden "Målet är uppnått när de positiva svaren är 80 procent eller högre."

  Scenario: Tolkningarna står i regeln och visas med bedömningen
    Givet tolkningen "Meningen står under målet om trygghet med insatserna."
    Och tolkningen "De positiva svaren är andelen positiva svar i den senaste kundundersökningen i perioden; sidan säger inte hur ofta den görs."
    Och tolkningen "Inget avrundas: 79,9 procent är inte 80 procent."
    När målet bedöms vid bokslutet 2022
    Så säger redovisningen "Meningen står under målet om trygghet med insatserna."

  Abstrakt Scenario: Gränsen går vid 80 procent
    Givet att positiva-svar-trygghet är <andel> procent år 2021
    När målet bedöms vid bokslutet 2021
    Så är bedömningen <bedömning>
    Och är marginalen <marginal> procentenheter

    Exempel:
      | andel | bedömning     | marginal |
      | 80,1  | uppfyllt      | 0,1      |
      | 80,0  | uppfyllt      | 0        |
      | 79,9  | inte uppfyllt | -0,1     |
      | 79,99 | inte uppfyllt | -0,01    |

  Scenario: Den senaste undersökningen gäller
    Givet att positiva-svar-trygghet är 84,0 procent år 2019
    Och att positiva-svar-trygghet är 78,5 procent år 2021
    När målet bedöms vid bokslutet 2021
    Så är målet inte uppfyllt
    Och är utfallet 78,5 procent och kravet minst 80

  Scenario: Svar om annat säger inget om tryggheten
    Givet att positiva svar i bemötande är 95,0 procent år 2021
    När målet bedöms vid bokslutet 2021
    Så kan målet inte bedömas
    Och är orsaken att positiva-svar-trygghet saknas åren 2019-2021

  Scenario: För få svar för att visas lämnar målet öppet
    Givet att positiva-svar-trygghet saknas på grund av sekretess år 2021
    När målet bedöms vid bokslutet 2021
    Så kan målet inte bedömas
    Och är orsaken att positiva-svar-trygghet saknas på grund av sekretess år 2021
