# language: sv
Egenskap: Malmö, mål 2, 2014: när ingen bedömning kan göras
  ”Tom vit ruta indikerar att bedömning av måluppfyllelse ej kunnat göras till följd av att exempelvis mätning ej kunnat
  göras eller att mätmetoden förändrats sedan föregående mätning.”

  Få säger rakt ut att ett mål inte kan bedömas. Malmö gör det, och nämner två skäl: att mätning inte kunnat göras, och
  att mätmetoden ändrats. Båda är skäl som regeln själv hittar i underlaget. Alla siffror här är påhittade exempel.

  Bakgrund:
    Givet mål 2 i mappen ".", med orden "Tom vit ruta indikerar att bedömning av måluppfyllelse ej kunnat göras till följd av att exempelvis mätning ej kunnat göras eller att mätmetoden förändrats sedan föregående mätning."

  Scenario: Tolkningarna står i regeln och visas med bedömningen
    Givet tolkningen "Meningen beskriver svaret ”kan inte bedömas”, inte ett mål. Regeln är därför densamma som för pilarna, och dess feature visar när rutan blir tom."
    Och tolkningen "Att mätmetoden förändrats är ett brott i tidsserien mellan mätningen 2013 och mätningen 2014: värdena kan inte jämföras och ingen pil kan sättas."
    Och tolkningen "Förbättrats är att öka från 2013 till 2014; oförändrad är precis samma värde och läses som delvis uppfyllt."
    När målet bedöms vid bokslutet 2014
    Så säger redovisningen "Meningen beskriver svaret ”kan inte bedömas”, inte ett mål. Regeln är därför densamma som för pilarna, och dess feature visar när rutan blir tom."

  Scenario: En förändrad mätmetod ger en tom ruta
    Givet fakta:
      | indikator | år   | värde | status |
      | indikator | 2013 | 64,0  |        |
      | indikator | 2014 | 70,0  | brott  |
    När målet bedöms vid bokslutet 2014
    Så kan målet inte bedömas
    Och är de möjliga bedömningarna uppfyllt, delvis uppfyllt och inte uppfyllt
    Och är orsaken att indikator har ett brott i tidsserien åren 2013/2014

  Scenario: En mätning som inte kunnat göras ger en tom ruta
    Givet att indikator är 64,0 år 2013
    Och att indikator saknas på grund av bortfall år 2014
    När målet bedöms vid bokslutet 2014
    Så kan målet inte bedömas
    Och är de möjliga bedömningarna uppfyllt, delvis uppfyllt och inte uppfyllt
    Och säger redovisningen "En indikator ur budgeten 2014 saknas på grund av bortfall"

  Scenario: En saknad mätning året före ger också en tom ruta
    Givet att indikator är 70,0 år 2014
    När målet bedöms vid bokslutet 2014
    Så kan målet inte bedömas
    Och säger redovisningen "En indikator ur budgeten 2013 saknas."

  Abstrakt Scenario: Med samma metod båda åren är rutan inte tom
    Givet att indikator är 64,0 år 2013
    Och att indikator är <värde> år 2014
    När målet bedöms vid bokslutet 2014
    Så är bedömningen <bedömning>

    Exempel:
      | värde | bedömning       |
      | 64,1  | uppfyllt        |
      | 64,0  | delvis uppfyllt |
      | 63,9  | inte uppfyllt   |
