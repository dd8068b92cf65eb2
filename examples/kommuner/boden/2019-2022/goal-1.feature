# language: sv
Egenskap: Boden, mål 1, 2019-2022: topp 50 i rankingen
  ”når sitt uppsatta mål – att nå topp 50 i rankingen”

  Orden kommer ur en artikel där målet nämns i förbigående. Artikeln berättar att kommunen nådde plats 44; kommunens
  egna sidor säger att det var 2022, och att placeringen året före var 68. De två siffrorna är publicerade. Alla andra
  siffror här är påhittade exempel.

  Bakgrund:
    Givet mål 1 i mappen ".", med orden "når sitt uppsatta mål – att nå topp 50 i rankingen"

  Scenario: Tolkningarna står i regeln och visas med bedömningen
    Givet tolkningen "Orden är artikelns, inte kommunens, och en del av en längre mening; kommunens eget beslut är inte läst."
    Och tolkningen "Rankingen är Svenskt Näringslivs ranking av företagsklimatet; topp 50 är plats 50 eller bättre."
    Och tolkningen "Det är placeringen för det år som bokslutet stänger som gäller; när målet ska vara nått säger källan inte."
    När målet bedöms vid bokslutet 2022
    Så säger redovisningen "Orden är artikelns, inte kommunens, och en del av en längre mening; kommunens eget beslut är inte läst."

  Abstrakt Scenario: Gränsen går mellan plats 50 och plats 51
    Givet att rankingplacering är <plats> år 2021
    Och att rankade-kommuner för Riket är 290 år 2021
    När målet bedöms vid bokslutet 2021
    Så är bedömningen <bedömning>
    Och är marginalen <marginal> placeringar

    Exempel:
      | plats | bedömning     | marginal |
      | 1     | uppfyllt      | 49       |
      | 49    | uppfyllt      | 1        |
      | 50    | uppfyllt      | 0        |
      | 51    | inte uppfyllt | -1       |
      | 290   | inte uppfyllt | -240     |

  Scenario: Publicerat: plats 44 uppfyllde målet 2022
    Givet att rankingplacering är 68 år 2021 enligt "mynewsdesk.com, Boden, Företagsklimatet i Boden klättrar till ny toppnotering"
    Och att rankingplacering är 44 år 2022 enligt "svensktnaringsliv.se, Lyssna på företagen"
    När målet bedöms vid bokslutet 2022
    Så är målet uppfyllt
    Och är utfallet plats 44 och kravet plats 50 eller bättre
    Och är marginalen 6 placeringar

  Scenario: Publicerat: plats 68 uppfyllde det inte 2021
    Givet att rankingplacering är 68 år 2021 enligt "mynewsdesk.com, Boden, Företagsklimatet i Boden klättrar till ny toppnotering"
    När målet bedöms vid bokslutet 2021
    Så är målet inte uppfyllt
    Och är marginalen -18 placeringar

  Scenario: Förra årets placering räknas inte
    Givet att rankingplacering är 44 år 2021
    Och att rankade-kommuner för Riket är 290 år 2022
    När målet bedöms vid bokslutet 2022
    Så kan målet inte bedömas
    Och är de möjliga bedömningarna uppfyllt och inte uppfyllt

  Scenario: När inte fler än femtio rankats är svaret klart utan placering
    Givet att rankade-kommuner för Riket är 50 år 2021
    När målet bedöms vid bokslutet 2021
    Så är målet uppfyllt
