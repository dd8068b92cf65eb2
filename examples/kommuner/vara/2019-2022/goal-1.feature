# language: sv
Egenskap: Vara, mål 1, 2019-2022: minst 90 procent klarar kartläggningen
  ”Andel (%) elever som i förskoleklass klarar kartläggningen i Hitta matematiken. Minst 90 %”

  Här har cellen både riktning och enhet, ”Minst 90 %”, och då återstår bara att säga vilket år som gäller. Alla siffror
  här är påhittade exempel.

  Bakgrund:
    Givet mål 1 i mappen ".", med orden "Andel (%) elever som i förskoleklass klarar kartläggningen i Hitta matematiken. Minst 90 %"

  Scenario: Tolkningarna står i regeln och visas med bedömningen
    Givet tolkningen "Indikatorn och målvärdet står i var sin cell i tabellen och är hopskrivna här."
    Och tolkningen "Det är andelen det år som bokslutet stänger som gäller, och inget avrundas: 89,9 procent är inte 90 procent."
    Och tolkningen "Källan säger inte om alla elever räknas eller bara de som gjort kartläggningen; nämndens egen andel gäller."
    När målet bedöms vid bokslutet 2022
    Så säger redovisningen "Indikatorn och målvärdet står i var sin cell i tabellen och är hopskrivna här."

  Abstrakt Scenario: Gränsen går vid 90 procent
    Givet att hitta-matematiken är <andel> procent år 2020
    När målet bedöms vid bokslutet 2020
    Så är bedömningen <bedömning>
    Och är marginalen <marginal> procentenheter

    Exempel:
      | andel | bedömning     | marginal |
      | 90,1  | uppfyllt      | 0,1      |
      | 90,0  | uppfyllt      | 0        |
      | 89,9  | inte uppfyllt | -0,1     |
      | 89,96 | inte uppfyllt | -0,04    |

  Scenario: För få elever för att visas lämnar målet öppet
    Givet att hitta-matematiken saknas på grund av sekretess år 2020
    När målet bedöms vid bokslutet 2020
    Så kan målet inte bedömas
    Och är orsaken att hitta-matematiken saknas på grund av sekretess år 2020
    Och krävs att hitta-matematiken är minst 90 år 2020

  Scenario: Förra årets andel gäller inte
    Givet att hitta-matematiken är 93,0 procent år 2019
    När målet bedöms vid bokslutet 2020
    Så kan målet inte bedömas
