# language: sv
Egenskap: Vansbro, mål 1, 2019-2022: uppnått, delvis uppnått och ej uppnått
  ”Målet uppnått, förväntad målnivå eller bättre / Målet delvis uppnått, minst 80 procent måluppfyllelse / Målet ej
  uppnått, lägre än 80 procent måluppfyllelse”

  Här är det källan själv som säger vad delvis betyder: minst 80 procent av målnivån. I exemplen är målnivån 500
  enheter, så 80 procent är 400. Alla siffror här är påhittade exempel.

  Bakgrund:
    Givet mål 1 i mappen ".", med orden "Målet uppnått, förväntad målnivå eller bättre / Målet delvis uppnått, minst 80 procent måluppfyllelse / Målet ej uppnått, lägre än 80 procent måluppfyllelse"

  Scenario: Tolkningarna står i regeln och visas med bedömningen
    Givet tolkningen "De tre raderna är en förklaring till färger på sidan och är hopskrivna här med snedstreck. De säger hur mål bedöms; vilket mål det gäller står på annan plats."
    Och tolkningen "Måluppfyllelse är utfallet i procent av den förväntade målnivån, för det år som bokslutet stänger; källan säger inte hur procenten räknas."
    Och tolkningen "Skalan gäller en indikator där högre är bättre. För en där lägre är bättre säger källan inte vad 80 procent vore."
    Och tolkningen "Delvis är från och med 80 procent till under 100 procent, utan avrundning."
    När målet bedöms vid bokslutet 2022
    Så säger redovisningen "De tre raderna är en förklaring till färger på sidan och är hopskrivna här med snedstreck. De säger hur mål bedöms; vilket mål det gäller står på annan plats."

  Abstrakt Scenario: Gränserna går vid 80 och 100 procent av målnivån
    Givet att målnivå är 500,0 enheter år 2019
    Och att utfall är <utfall> enheter år 2019
    När målet bedöms vid bokslutet 2019
    Så är bedömningen <bedömning>

    Exempel:
      | utfall | bedömning       |
      | 500,1  | uppfyllt        |
      | 500,0  | uppfyllt        |
      | 499,9  | delvis uppfyllt |
      | 400,0  | delvis uppfyllt |
      | 399,9  | inte uppfyllt   |
      | 0,0    | inte uppfyllt   |

  Scenario: Avrundning räddar inte
    # 399,96 av 500 är 79,992 procent, som avrundat blir 80,0.
    Givet att målnivå är 500,0 enheter år 2019
    Och att utfall är 399,96 enheter år 2019
    När målet bedöms vid bokslutet 2019
    Så är målet inte uppfyllt

  Scenario: Utan utfall är alla tre möjliga
    Givet att målnivå är 500,0 enheter år 2019
    När målet bedöms vid bokslutet 2019
    Så kan målet inte bedömas
    Och är de möjliga bedömningarna uppfyllt, delvis uppfyllt och inte uppfyllt
    Och är orsaken att utfall saknas år 2019

  Scenario: Förra årets måluppfyllelse gäller inte
    Givet att målnivå är 500,0 enheter år 2019
    Och att utfall är 500,0 enheter år 2019
    När målet bedöms vid bokslutet 2020
    Så kan målet inte bedömas

  Scenario: Utan målnivå kan målet inte bedömas
    Givet att utfall är 500,0 enheter år 2019
    När målet bedöms vid bokslutet 2019
    Så kan målet inte bedömas
    Och är orsaken att målnivå saknas år 2019
