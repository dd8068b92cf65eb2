# language: sv
Egenskap: Bromölla, mål 2, 2015-2018: inställningen ska utvecklas åt rätt håll
  ”Människors inställning till att leva och bo i Bromölla kommun ska utvecklas i positiv riktning under mandatperioden.”

  Ett år utan mätning är inget bortfall här: undersökningen görs vartannat år. Regeln jämför därför den senaste
  mätningen i perioden med mätningen 2014, hur många år det än ligger emellan. Alla siffror här är påhittade exempel.

  Bakgrund:
    Givet mål 2 i mappen ".", med orden "Människors inställning till att leva och bo i Bromölla kommun ska utvecklas i positiv riktning under mandatperioden."

  Scenario: Tolkningarna står i regeln och visas med bedömningen
    Givet tolkningen "Inställningen mäts med invånarnas betyg på kommunen som en plats att leva och bo på. Sidan säger att attityden mäts vartannat år i medborgarundersökningen, men inte vilken fråga som gäller."
    Och tolkningen "Positiv riktning är att den senaste mätningen i perioden är högre än utgångsvärdet, mätningen 2014; oförändrat är ingen positiv riktning."
    Och tolkningen "Ett betyg som skiljer sig mindre än undersökningens felmarginal räknas ändå; källan säger inget om osäkerheten."
    När målet bedöms vid bokslutet 2018
    Så säger redovisningen "Inställningen mäts med invånarnas betyg på kommunen som en plats att leva och bo på. Sidan säger att attityden mäts vartannat år i medborgarundersökningen, men inte vilken fråga som gäller."

  Abstrakt Scenario: Gränsen går mellan samma betyg och ett steg bättre
    Givet att leva-och-bo är 62 år 2014
    Och att leva-och-bo är <betyg> år 2018
    När målet bedöms vid bokslutet 2018
    Så är bedömningen <bedömning>
    Och är marginalen <marginal> enheter

    Exempel:
      | betyg | bedömning     | marginal |
      | 64    | uppfyllt      | 1        |
      | 63    | uppfyllt      | 0        |
      | 62    | inte uppfyllt | -1       |
      | 61    | inte uppfyllt | -2       |

  Scenario: Den senaste mätningen gäller, inte den bästa
    Givet att leva-och-bo är:
      | år   | värde |
      | 2014 | 62    |
      | 2016 | 66    |
      | 2018 | 61    |
    När målet bedöms vid bokslutet 2018
    Så är målet inte uppfyllt
    Och är utfallet 61 och kravet mer än 62

  Scenario: Året utan undersökning gäller den förra
    Givet att leva-och-bo är:
      | år   | värde |
      | 2014 | 62    |
      | 2016 | 66    |
    När målet bedöms vid bokslutet 2017
    Så är målet uppfyllt
    Och varnas det: "den senaste mätningen är från 2016, inte 2017."

  Scenario: Utan någon mätning i perioden kan målet inte bedömas
    Givet att leva-och-bo är 62 år 2014
    När målet bedöms vid bokslutet 2018
    Så kan målet inte bedömas
    Och är orsaken att leva-och-bo saknas åren 2015-2018

  Scenario: Utan mätningen 2014 kan målet inte bedömas
    Givet att leva-och-bo är 63 år 2018
    När målet bedöms vid bokslutet 2018
    Så kan målet inte bedömas
    Och krävs att leva-och-bo är högst 62 år 2014
