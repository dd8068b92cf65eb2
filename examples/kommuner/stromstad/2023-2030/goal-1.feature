# language: sv
Egenskap: Strömstad, mål 1, 2023-2030: 15 000 invånare 2030
  ”Befolkningsmålet till år 2030 är satt till 15 000 invånare.”

  Ett mål för 2030 kan inte vara missat 2024. Tidningen räknar ut hur många som behövs om året, men det är inget delmål:
  regeln visar avståndet till en jämn takt utan att det avgör. I exemplen går linjen från 13 000 den 31 december 2022
  till 15 000 den 31 december 2030, alltså 250 om året. Alla siffror här är påhittade exempel.

  Bakgrund:
    Givet mål 1 i mappen ".", med orden "Befolkningsmålet till år 2030 är satt till 15 000 invånare."

  Scenario: Tolkningarna står i regeln och visas med bedömningen
    Givet tolkningen "Orden är tidningens, inte kommunens."
    Och tolkningen "Invånare är folkmängden den 31 december, och år 2030 är den 31 december 2030. Målet är uppfyllt vid minst 15 000; orden säger inte om fler är bättre."
    Och tolkningen "Före 2030 kan målet inte bedömas. Tidningen räknar med en jämn årlig ökning, men det är dess egen uträkning; avståndet till en rät linje från den 31 december 2022 visas bredvid och avgör inget."
    När målet bedöms vid bokslutet 2030
    Så säger redovisningen "Orden är tidningens, inte kommunens."

  Abstrakt Scenario: Gränsen går vid 15 000 den 31 december 2030
    Givet att folkmängd är <antal> personer år 2030
    När målet bedöms vid bokslutet 2030
    Så är bedömningen <bedömning>
    Och är marginalen <marginal> personer

    Exempel:
      | antal  | bedömning     | marginal |
      | 15 001 | uppfyllt      | 1        |
      | 15 000 | uppfyllt      | 0        |
      | 14 999 | inte uppfyllt | -1       |

  Abstrakt Scenario: Före 2030 visas avståndet till en jämn takt, men det avgör inte
    Givet att folkmängd är 13 000 personer år 2022
    Och att folkmängd är <antal> personer år 2024
    När målet bedöms vid bokslutet 2024
    Så kan målet inte bedömas
    Och är orsaken att det inte är dags förrän 2030-12-31
    Och visas marginalen <avstånd> personer, utan att den avgör

    Exempel:
      | antal  | avstånd |
      | 13 600 | 100     |
      | 13 500 | 0       |
      | 13 400 | -100    |

  Scenario: Redan 15 000 är inte att ha 15 000 år 2030
    Givet att folkmängd är 13 000 personer år 2022
    Och att folkmängd är 15 200 personer år 2028
    När målet bedöms vid bokslutet 2028
    Så kan målet inte bedömas

  Scenario: Folkmängden 2029 avgör inte 2030
    Givet att folkmängd är 15 200 personer år 2029
    När målet bedöms vid bokslutet 2030
    Så kan målet inte bedömas
    Och är orsaken att folkmängd saknas år 2030
    Och krävs att folkmängd är minst 15 000 år 2030
