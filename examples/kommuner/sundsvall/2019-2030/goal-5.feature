# language: sv
Egenskap: Sundsvall, mål 5, 2019-2030: driften ska följa budgeten på en halv procent när
  ”Budgetföljsamheten inom driftverksamheten ska vara god, högst 0,5 procent avvikelse.”

  Den som inte gör av med sina pengar följer inte heller budgeten. Meningen säger avvikelse, inte underskott, så regeln
  räknar den åt båda håll. I exemplen är budgeten 6 000 mnkr, och då är en halv procent 30 mnkr. Alla siffror här är
  påhittade exempel.

  Bakgrund:
    Givet mål 5 i mappen ".", med orden "Budgetföljsamheten inom driftverksamheten ska vara god, högst 0,5 procent avvikelse."

  Scenario: Tolkningarna står i regeln och visas med bedömningen
    Givet tolkningen "God är vad meningen själv säger: högst 0,5 procent avvikelse."
    Och tolkningen "Avvikelsen är skillnaden mellan driftverksamhetens nettokostnad och budgeten för den, i procent av budgeten, för det år som bokslutet stänger."
    Och tolkningen "Både överskott och underskott är avvikelser. Sidans nästa mening, om investeringar, talar om negativ avvikelse; denna gör det inte."
    När målet bedöms vid bokslutet 2030
    Så säger redovisningen "God är vad meningen själv säger: högst 0,5 procent avvikelse."

  Abstrakt Scenario: Gränsen går vid en halv procent åt båda håll
    Givet att nettokostnad-budget är 6 000,0 mnkr år 2019
    Och att nettokostnad är <utfall> mnkr år 2019
    När målet bedöms vid bokslutet 2019
    Så är bedömningen <bedömning>

    Exempel:
      | utfall  | bedömning     |
      | 6 000,0 | uppfyllt      |
      | 6 030,0 | uppfyllt      |
      | 6 030,1 | inte uppfyllt |
      | 5 970,0 | uppfyllt      |
      | 5 969,9 | inte uppfyllt |

  Scenario: En god prognos är inte samma sak som en följd budget
    Givet att nettokostnad-budget är 6 000,0 mnkr år 2019
    Och att nettokostnad-prognos är 6 090,0 mnkr år 2019
    Och att nettokostnad är 6 100,0 mnkr år 2019
    När mål 4 bedöms vid bokslutet 2019
    Så är mål 4 uppfyllt
    Och är mål 5 inte uppfyllt

  Scenario: Förra årets följda budget säger inget om årets
    Givet att nettokostnad-budget är 6 000,0 mnkr år 2019
    Och att nettokostnad är 6 000,0 mnkr år 2019
    När målet bedöms vid bokslutet 2020
    Så kan målet inte bedömas

  Scenario: Utan budgeten kan avvikelsen inte räknas
    Givet att nettokostnad är 6 010,0 mnkr år 2019
    När målet bedöms vid bokslutet 2019
    Så kan målet inte bedömas
    Och är orsaken att nettokostnad-budget saknas år 2019
