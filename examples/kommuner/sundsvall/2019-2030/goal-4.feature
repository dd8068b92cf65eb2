# language: sv
Egenskap: Sundsvall, mål 4, 2019-2030: prognosen ska slå in på en procent när
  ”Prognossäkerheten ska vara god, högst 1 procent avvikelse.”

  En god prognos är inte en låg eller hög prognos utan en som stämmer. Därför räknas avvikelser åt båda håll. I exemplen
  är prognosen 6 000 mnkr, och då är en procent 60 mnkr. Alla siffror här är påhittade exempel.

  Bakgrund:
    Givet mål 4 i mappen ".", med orden "Prognossäkerheten ska vara god, högst 1 procent avvikelse."

  Scenario: Tolkningarna står i regeln och visas med bedömningen
    Givet tolkningen "God är vad meningen själv säger: högst 1 procent avvikelse."
    Och tolkningen "Avvikelsen är skillnaden mellan årets nettokostnad och helårsprognosen för den i årets sista delårsrapport, i procent av prognosen; källan säger inte vilken prognos som menas eller av vad."
    Och tolkningen "Både överskott och underskott är avvikelser: en prognos som slår fel åt det goda hållet är också osäker."
    När målet bedöms vid bokslutet 2030
    Så säger redovisningen "God är vad meningen själv säger: högst 1 procent avvikelse."

  Abstrakt Scenario: Gränsen går vid en procent åt båda håll
    Givet att nettokostnad-prognos är 6 000,0 mnkr år 2019
    Och att nettokostnad är <utfall> mnkr år 2019
    När målet bedöms vid bokslutet 2019
    Så är bedömningen <bedömning>

    Exempel:
      | utfall  | bedömning     |
      | 6 000,0 | uppfyllt      |
      | 6 060,0 | uppfyllt      |
      | 6 060,1 | inte uppfyllt |
      | 5 940,0 | uppfyllt      |
      | 5 939,9 | inte uppfyllt |
      | 6 600,0 | inte uppfyllt |

  Scenario: Förra årets träffsäkra prognos säger inget om årets
    Givet att nettokostnad-prognos är 6 000,0 mnkr år 2019
    Och att nettokostnad är 6 000,0 mnkr år 2019
    När målet bedöms vid bokslutet 2020
    Så kan målet inte bedömas

  Scenario: Utan prognosen kan avvikelsen inte räknas
    Givet att nettokostnad är 6 010,0 mnkr år 2019
    När målet bedöms vid bokslutet 2019
    Så kan målet inte bedömas
    Och är orsaken att nettokostnad-prognos saknas år 2019
    Och säger redovisningen "Verksamhetens nettokostnad, prognos 2019 saknas"

  Scenario: Utan utfallet kan avvikelsen inte räknas
    Givet att nettokostnad-prognos är 6 000,0 mnkr år 2019
    När målet bedöms vid bokslutet 2019
    Så kan målet inte bedömas
    Och är orsaken att nettokostnad saknas år 2019
