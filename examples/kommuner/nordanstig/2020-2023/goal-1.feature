# language: sv
Egenskap: Nordanstig, mål 1, 2020-2023: utbildningsnivån ska öka
  ”Utbildningsnivån ska öka under mandatperioden.”

  Meningen säger varken vad som mäts eller vad det jämförs med. Regeln läser den som andelen invånare 25-64 år med
  eftergymnasial utbildning, och jämför det senaste året i perioden med 2019, det sista året före den. Hur det gått åren
  däremellan spelar ingen roll: det står inte ”varje år”. Alla siffror här är påhittade exempel.

  Bakgrund:
    Givet mål 1 i mappen ".", med orden "Utbildningsnivån ska öka under mandatperioden."

  Scenario: Tolkningarna står i regeln och visas med bedömningen
    Givet tolkningen "Utbildningsnivån är andelen invånare 25-64 år med eftergymnasial utbildning; källan nämner inget mått."
    Och tolkningen "Utgångsvärdet är året före perioden, 2019. Det senaste årets värde jämförs med det; åren däremellan får gå upp och ned."
    Och tolkningen "Öka är att bli högre; en oförändrad nivå är ingen ökning. Källan säger inget om delvis uppfyllt."
    När målet bedöms vid bokslutet 2023
    Så säger redovisningen "Utbildningsnivån är andelen invånare 25-64 år med eftergymnasial utbildning; källan nämner inget mått."

  Abstrakt Scenario: Gränsen går mellan oförändrat och en tiondel mer
    Givet att utbildningsnivå är 31,0 procent år 2019
    Och att utbildningsnivå är <andel> procent år 2023
    När målet bedöms vid bokslutet 2023
    Så är bedömningen <bedömning>
    Och är marginalen <marginal> procentenheter

    Exempel:
      | andel | bedömning     | marginal |
      | 31,2  | uppfyllt      | 0,1      |
      | 31,1  | uppfyllt      | 0        |
      | 31,0  | inte uppfyllt | -0,1     |
      | 30,9  | inte uppfyllt | -0,2     |

  Scenario: En nedgång på vägen fäller inte målet
    Givet att utbildningsnivå är:
      | år   | värde |
      | 2019 | 31,0  |
      | 2020 | 30,4  |
      | 2021 | 30,9  |
      | 2022 | 31,3  |
    När målet bedöms vid bokslutet 2022
    Så är målet uppfyllt
    Och är utfallet 31,3 procent och kravet mer än 31,0

  Scenario: En uppgång på vägen räddar inte målet
    Givet att utbildningsnivå är:
      | år   | värde |
      | 2019 | 31,0  |
      | 2021 | 32,5  |
      | 2023 | 30,8  |
    När målet bedöms vid bokslutet 2023
    Så är målet inte uppfyllt
    Och är marginalen -0,3 procentenheter

  Scenario: Utan utgångsvärdet 2019 kan målet inte bedömas
    Givet att utbildningsnivå är 31,2 procent år 2023
    När målet bedöms vid bokslutet 2023
    Så kan målet inte bedömas
    Och är orsaken att utbildningsnivå saknas år 2019
    Och krävs att utbildningsnivå är högst 31,1 år 2019

  Scenario: Utan något värde i perioden kan målet inte bedömas
    Givet att utbildningsnivå är 31,0 procent år 2019
    När målet bedöms vid bokslutet 2023
    Så kan målet inte bedömas
    Och är orsaken att utbildningsnivå saknas åren 2020-2023

  Scenario: Vid halvårsbokslutet 2020 har inget år i perioden stängts
    Givet att utbildningsnivå är 31,0 procent år 2019
    När målet bedöms vid bokslutet 2020-H1
    Så kan målet inte bedömas
    Och är orsaken att det inte är dags förrän 2020-12-31
