# language: sv
Egenskap: Luleå, mål 1, 2015-2018: investeringarna bör inte överstiga tio procent
  ”Nettoinvesteringarnas andel av skatteintäkter och statsbidrag bör ej överstiga 10 %”

  Andelen finns inte som siffra i något underlag: den räknas fram ur tre belopp. Den avrundas inte, så en tiondels
  miljon för mycket räcker för att överstiga taket, fast andelen med en decimal fortfarande skrivs 10,0. Alla siffror
  här är påhittade exempel.

  Bakgrund:
    Givet mål 1 i mappen ".", med orden "Nettoinvesteringarnas andel av skatteintäkter och statsbidrag bör ej överstiga 10 %"

  Scenario: Tolkningarna står i regeln och visas med bedömningen
    Givet tolkningen "Bör gör målet till en riktlinje, svagare än ska; det bedöms på samma sätt men redovisas som ett mjukt mål."
    Och tolkningen "Andelen räknas fram ur årets belopp för det år som bokslutet stänger: nettoinvesteringarna delade med summan av skatteintäkter och statsbidrag."
    Och tolkningen "Ej överstiga är högst: precis 10 procent är tillåtet. Andelen avrundas inte innan den jämförs."
    När målet bedöms vid bokslutet 2018
    Så säger redovisningen "Bör gör målet till en riktlinje, svagare än ska; det bedöms på samma sätt men redovisas som ett mjukt mål."

  Abstrakt Scenario: Gränsen går vid precis tio procent, utan avrundning
    Givet att skatteintäkter är 3 400,0 mnkr år 2016
    Och att statsbidrag är 600,0 mnkr år 2016
    Och att nettoinvesteringar är <belopp> mnkr år 2016
    När målet bedöms vid bokslutet 2016
    Så är bedömningen <bedömning>
    Och är marginalen <marginal> procentenheter

    Exempel:
      | belopp | bedömning     | marginal |
      | 380,0  | uppfyllt      | 0,5      |
      | 400,0  | uppfyllt      | 0        |
      | 400,1  | inte uppfyllt | -0,0025  |
      | 420,0  | inte uppfyllt | -0,5     |

  Scenario: Att det är ett mjukt mål står i redovisningen
    Givet att skatteintäkter är 3 400,0 mnkr år 2016
    Och att statsbidrag är 600,0 mnkr år 2016
    Och att nettoinvesteringar är 380,0 mnkr år 2016
    När målet bedöms vid bokslutet 2016
    Så är målet uppfyllt
    Och säger redovisningen "bör"

  Scenario: Förra årets andel säger inget om årets
    Givet att skatteintäkter är 3 400,0 mnkr år 2015
    Och att statsbidrag är 600,0 mnkr år 2015
    Och att nettoinvesteringar är 380,0 mnkr år 2015
    När målet bedöms vid bokslutet 2016
    Så kan målet inte bedömas
    Och är orsakerna:
      | nettoinvesteringar saknas år 2016 |
      | skatteintäkter saknas år 2016     |
      | statsbidrag saknas år 2016        |

  Scenario: Utan statsbidragen kan andelen hamna på båda sidor om taket
    Givet att skatteintäkter är 3 400,0 mnkr år 2016
    Och att nettoinvesteringar är 400,0 mnkr år 2016
    När målet bedöms vid bokslutet 2016
    Så kan målet inte bedömas
    Och är de möjliga bedömningarna uppfyllt och inte uppfyllt
    Och är orsaken att statsbidrag saknas år 2016

  Scenario: Räcker skatteintäkterna ensamma är svaret klart utan statsbidragen
    # Statsbidragen kan inte vara mindre än noll, så andelen är som mest 340 av 3 400, precis 10 procent.
    Givet att skatteintäkter är 3 400,0 mnkr år 2016
    Och att nettoinvesteringar är 340,0 mnkr år 2016
    När målet bedöms vid bokslutet 2016
    Så är målet uppfyllt
