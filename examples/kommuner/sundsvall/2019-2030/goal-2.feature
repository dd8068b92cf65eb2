# language: sv
Egenskap: Sundsvall, mål 2, 2019-2030: resultatet ska vara minst tre procent
  ”resultatet uppgå till minst 3 procent av skatteintäkter och statsbidrag”

  Målet följer på det förra: resultatet ska inte bara vara positivt utan minst tre procent av skatter och bidrag.
  Andelen räknas exakt ur beloppen. I exemplen är skatter och bidrag 6 000 mnkr, och då är tre procent 180 mnkr. Alla
  siffror här är påhittade exempel.

  Bakgrund:
    Givet mål 2 i mappen ".", med orden "resultatet uppgå till minst 3 procent av skatteintäkter och statsbidrag"

  Scenario: Tolkningarna står i regeln och visas med bedömningen
    Givet tolkningen "Orden är slutet på en längre mening; ”ska” står tidigare i den."
    Och tolkningen "Andelen räknas fram ur årets belopp: resultatet delat med summan av skatteintäkter och statsbidrag, för det år som bokslutet stänger."
    Och tolkningen "Andelen avrundas inte innan den jämförs: 2,99 procent är inte 3 procent."
    När målet bedöms vid bokslutet 2030
    Så säger redovisningen "Orden är slutet på en längre mening; ”ska” står tidigare i den."

  Abstrakt Scenario: Gränsen går vid precis tre procent
    Givet att skatteintäkter är 4 800,0 mnkr år 2019
    Och att statsbidrag är 1 200,0 mnkr år 2019
    Och att årets resultat är <resultat> mnkr år 2019
    När målet bedöms vid bokslutet 2019
    Så är bedömningen <bedömning>
    Och är marginalen <marginal> procentenheter

    Exempel:
      | resultat | bedömning     | marginal |
      | 240,0    | uppfyllt      | 1        |
      | 180,0    | uppfyllt      | 0        |
      | 177,0    | inte uppfyllt | -0,05    |
      | 120,0    | inte uppfyllt | -1       |

  Scenario: 179,9 miljoner är 2,998 procent och räcker inte
    Givet att skatteintäkter är 4 800,0 mnkr år 2019
    Och att statsbidrag är 1 200,0 mnkr år 2019
    Och att årets resultat är 179,9 mnkr år 2019
    När målet bedöms vid bokslutet 2019
    Så är målet inte uppfyllt

  Scenario: Ett positivt resultat kan ändå vara för litet
    Givet att skatteintäkter är 4 800,0 mnkr år 2019
    Och att statsbidrag är 1 200,0 mnkr år 2019
    Och att årets resultat är 60,0 mnkr år 2019
    När mål 1 bedöms vid bokslutet 2019
    Så är mål 1 uppfyllt
    Och är mål 2 inte uppfyllt

  Scenario: Förra årets resultat räcker inte för årets
    Givet att skatteintäkter är 4 800,0 mnkr år 2019
    Och att statsbidrag är 1 200,0 mnkr år 2019
    Och att årets resultat är 240,0 mnkr år 2019
    När målet bedöms vid bokslutet 2020
    Så kan målet inte bedömas

  Scenario: Utan resultatet kan andelen inte bedömas
    Givet att skatteintäkter är 4 800,0 mnkr år 2019
    Och att statsbidrag är 1 200,0 mnkr år 2019
    När målet bedöms vid bokslutet 2019
    Så kan målet inte bedömas
    Och är orsaken att årets-resultat saknas år 2019
