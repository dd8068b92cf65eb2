# language: sv
Egenskap: Luleå, mål 2, 2015-2018: soliditeten ska vara oförändrad
  ”Soliditeten skall vara oförändrad”

  Ordet ”oförändrad” är strängt: läst efter orden är också en förbättring en förändring. Den som menar ”inte lägre” får
  skriva det. Källan säger inte heller hur stor skillnad som tåls, så regeln tål ingen. Alla siffror här är påhittade
  exempel.

  Bakgrund:
    Givet mål 2 i mappen ".", med orden "Soliditeten skall vara oförändrad"

  Scenario: Tolkningarna står i regeln och visas med bedömningen
    Givet tolkningen "Oförändrad är varken lägre eller högre än året före, för varje år från 2015; det första jämförs med 2014."
    Och tolkningen "Soliditeten jämförs som den publiceras, med en decimal. Källan nämner ingen tolerans, så en tiondels procentenhet är en förändring."
    Och tolkningen "Ordet säger inte att en högre soliditet skulle vara bra; en ökning är därför inte oförändrat."
    När målet bedöms vid bokslutet 2018
    Så säger redovisningen "Oförändrad är varken lägre eller högre än året före, för varje år från 2015; det första jämförs med 2014."

  Abstrakt Scenario: Gränsen går vid en tiondels procentenhet åt båda håll
    Givet att soliditet är 55,0 procent år 2014
    Och att soliditet är <soliditet> procent år 2015
    När målet bedöms vid bokslutet 2015
    Så är bedömningen <bedömning>
    Och är marginalen <marginal> procentenheter

    Exempel:
      | soliditet | bedömning     | marginal |
      | 55,0      | uppfyllt      | 0        |
      | 55,1      | inte uppfyllt | -0,1     |
      | 54,9      | inte uppfyllt | -0,1     |
      | 53,6      | inte uppfyllt | -1,4     |

  Scenario: En förändring ett enda år räcker
    Givet att soliditet är:
      | år   | värde |
      | 2014 | 55,0  |
      | 2015 | 55,0  |
      | 2016 | 54,2  |
      | 2017 | 55,0  |
    När målet bedöms vid bokslutet 2017
    Så är målet inte uppfyllt

  Scenario: Ett saknat år lämnar målet öppet när de andra är lika
    Givet att soliditet är:
      | år   | värde |
      | 2014 | 55,0  |
      | 2015 | 55,0  |
      | 2017 | 55,0  |
    När målet bedöms vid bokslutet 2017
    Så kan målet inte bedömas
    Och är orsaken att soliditet saknas år 2016
    Och krävs att soliditet är precis 55 år 2016

  Scenario: Ett saknat år ändrar inget när åren runt om skiljer sig
    Givet att soliditet är:
      | år   | värde |
      | 2014 | 55,0  |
      | 2015 | 55,0  |
      | 2017 | 54,0  |
    När målet bedöms vid bokslutet 2017
    Så är målet inte uppfyllt
