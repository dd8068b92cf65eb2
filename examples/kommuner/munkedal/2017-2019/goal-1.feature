# language: sv
Egenskap: Munkedal, mål 1, 2017-2019: soliditeten ska förbättras
  ”Soliditeten ska förbättras”

  Tre ord, och inget av dem säger vad soliditeten ska jämföras med. Regeln jämför varje år med året före. Alla siffror
  här är påhittade exempel.

  Bakgrund:
    Givet mål 1 i mappen ".", med orden "Soliditeten ska förbättras"

  Scenario: Tolkningarna står i regeln och visas med bedömningen
    Givet tolkningen "Förbättras är att öka från ett år till nästa, för varje år i planperioden; det första, 2017, jämförs med 2016."
    Och tolkningen "Soliditeten är den som redovisas för kommunen, med en decimal; källan säger inte om pensionerna räknas med."
    Och tolkningen "Oförändrad soliditet är ingen förbättring."
    När målet bedöms vid bokslutet 2019
    Så säger redovisningen "Förbättras är att öka från ett år till nästa, för varje år i planperioden; det första, 2017, jämförs med 2016."

  Abstrakt Scenario: Gränsen går mellan samma soliditet och en tiondel mer
    Givet att soliditet är 46,0 procent år 2016
    Och att soliditet är <soliditet> procent år 2017
    När målet bedöms vid bokslutet 2017
    Så är bedömningen <bedömning>
    Och är marginalen <marginal> procentenheter

    Exempel:
      | soliditet | bedömning     | marginal |
      | 46,2      | uppfyllt      | 0,1      |
      | 46,1      | uppfyllt      | 0        |
      | 46,0      | inte uppfyllt | -0,1     |
      | 45,9      | inte uppfyllt | -0,2     |

  Scenario: Ett sämre år fäller målet för hela planperioden
    Givet att soliditet är:
      | år   | värde |
      | 2016 | 46,0  |
      | 2017 | 47,0  |
      | 2018 | 46,5  |
      | 2019 | 49,0  |
    När målet bedöms vid bokslutet 2019
    Så är målet inte uppfyllt
    Och är utfallet 46,5 procent och kravet mer än 47,0

  Scenario: Ett år utan siffra lämnar målet öppet när det finns rum för två ökningar
    Givet att soliditet är:
      | år   | värde |
      | 2016 | 46,0  |
      | 2017 | 47,0  |
      | 2019 | 47,2  |
    När målet bedöms vid bokslutet 2019
    Så kan målet inte bedömas
    Och är orsaken att soliditet saknas år 2018
    Och krävs att soliditet är precis 47,1 år 2018

  Scenario: Utan rum för två ökningar är svaret klart
    Givet att soliditet är:
      | år   | värde |
      | 2016 | 46,0  |
      | 2017 | 47,0  |
      | 2019 | 47,1  |
    När målet bedöms vid bokslutet 2019
    Så är målet inte uppfyllt
    Och ändrar det inget att soliditet saknas år 2018
