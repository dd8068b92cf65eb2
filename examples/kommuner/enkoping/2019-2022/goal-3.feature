# language: sv
Egenskap: Enköping, mål 3, 2019-2022: processuppfyllnaden ska vara grön
  ”Målet är uppnått när processuppfyllnaden* är ”grön”.”

  Här är värdet ingen siffra utan en färg. Ordningen röd, gul, grön är skalan, och målet är just grön. Alla siffror här
  är påhittade exempel.

  Bakgrund:
    Givet mål 3 i mappen ".", med orden "Målet är uppnått när processuppfyllnaden* är ”grön”."

  Scenario: Tolkningarna står i regeln och visas med bedömningen
    Givet tolkningen "Grön är den bästa av tre färger, röd, gul och grön; källan nämner bara grön."
    Och tolkningen "Asterisken hör till en fotnot på sidan som inte är läst; vad som gör processuppfyllnaden grön avgörs där och inte här."
    Och tolkningen "Den senaste färgen i perioden gäller. Gult är inte delvis uppfyllt: källan säger inget om delvis."
    När målet bedöms vid bokslutet 2022
    Så säger redovisningen "Grön är den bästa av tre färger, röd, gul och grön; källan nämner bara grön."

  Abstrakt Scenario: Bara grönt är grönt
    Givet att processuppfyllnad är <färg> år 2020
    När målet bedöms vid bokslutet 2020
    Så är bedömningen <bedömning>

    Exempel:
      | färg | bedömning     |
      | grön | uppfyllt      |
      | gul  | inte uppfyllt |
      | röd  | inte uppfyllt |

  Scenario: Den senaste färgen gäller
    Givet att processuppfyllnad är grön år 2019
    Och att processuppfyllnad är gul år 2020
    När målet bedöms vid bokslutet 2020
    Så är målet inte uppfyllt
    Och säger motiveringen "gul är inte precis grön"
    Och står i underlaget att processuppfyllnad är gul år 2020

  Scenario: Utan färg kan målet inte bedömas
    Givet att processuppfyllnad saknas på grund av bortfall år 2020
    När målet bedöms vid bokslutet 2020
    Så kan målet inte bedömas
    Och är de möjliga bedömningarna uppfyllt och inte uppfyllt
    Och är orsaken att processuppfyllnad saknas på grund av bortfall år 2020
    Och krävs att processuppfyllnad är precis grön år 2020

  Scenario: En färg som inte finns avvisas
    Givet att processuppfyllnad är orange år 2020
    När målet bedöms vid bokslutet 2020
    Så avvisas underlaget: "orange"
