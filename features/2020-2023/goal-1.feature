# language: sv
Egenskap: Mål 1, 2020-2023: 30 000 invånare 2030
  ”30 000 invånare 2030”

  Målet gäller ett år som ligger efter mandatperioden, och källan säger inte i vilken takt det ska nås. En folkmängd 2022
  kan varken uppfylla eller missa det som ska gälla den 31 december 2030. Därför är svaret i hela perioden att målet inte
  kan bedömas än. Att låta en rät linje avgöra vore ett påhittat delmål.

  Linjen är ändå till hjälp för den som vill se hur det går, så avståndet till den visas: från folkmängden den 31 december
  2019 till 30 000 den 31 december 2030. Avståndet avgör ingenting. Under målet står tre målområden. Källan säger att målet
  följs upp inom dem men inte att de avgör det, och nämner inget mått på dem; deras bedömningar visas bredvid.

  Folkmängderna 2019 (27 466), 2020 (27 502), 2021 (27 621), 2022 (27 673) och 2023 (27 498) är SCB:s, Folkmängd den 31
  december. Andra siffror, och alla bedömningar, är påhittade exempel.

  Bakgrund:
    Givet mål 1 i perioden 2020-2023, med orden "30 000 invånare 2030"

  Scenario: Fullmäktiges ord och tolkningarna står i regeln
    Givet fullmäktiges ord "Vetlanda kommun ska skapa attraktiva boenden med en utbyggd infrastruktur i hela kommunen."
    Och fullmäktiges ord "Fler bostäder."
    Och fullmäktiges ord "Bättre infrastruktur i hela kommunen."
    Och fullmäktiges ord "Fler nöjda medborgare."
    Och tolkningen "Invånare är folkmängden den 31 december; 2030 är den 31 december 2030."
    Och tolkningen "Källan säger inte i vilken takt målet ska nås. Före 2030 kan det därför inte bedömas; avståndet till en rät linje från den 31 december 2019 visas bredvid men avgör inget."
    Och tolkningen "Målområdena är det som målet följs upp inom. Källan säger inte att de avgör målet, så deras bedömningar visas bredvid."
    När målet bedöms vid bokslutet 2023
    Så säger redovisningen "Vetlanda kommun ska skapa attraktiva boenden"

  Regel: Före 2030 kan målet inte bedömas

    Abstrakt Scenario: Publicerat: avståndet till linjen visas men avgör inget
      Givet att folkmängd är:
        | år   | värde  | källa                      |
        | 2019 | 27 466 | SCB, Folkmängd 31 december |
        | 2020 | 27 502 | SCB, Folkmängd 31 december |
        | 2021 | 27 621 | SCB, Folkmängd 31 december |
        | 2022 | 27 673 | SCB, Folkmängd 31 december |
        | 2023 | 27 498 | SCB, Folkmängd 31 december |
      När målet bedöms vid bokslutet <bokslut>
      Så kan målet inte bedömas
      Och är orsaken att det inte är dags förrän 2030-12-31
      Och är de möjliga bedömningarna uppfyllt och inte uppfyllt
      Och visas marginalen <avstånd> personer, utan att den avgör

      Exempel:
        | bokslut | avstånd |
        | 2020    | -195    |
        | 2021    | -306    |
        | 2022    | -485    |
        | 2023    | -890    |

    Scenario: Redan 30 000 är inte att ha 30 000 år 2030
      Givet att folkmängd är 27 466 år 2019
      Och att folkmängd är 30 500 år 2023
      När målet bedöms vid bokslutet 2023
      Så kan målet inte bedömas
      Och säger motiveringen "2030-12-31"

    Scenario: Vid halvårsbokslutet är årets folkmängd inte känd
      Givet att folkmängd är 27 466 år 2019
      Och att folkmängd är 27 502 år 2020
      Och att folkmängd är 27 621 år 2021
      När målet bedöms vid bokslutet 2021-H1
      Så kan målet inte bedömas
      Och står i underlaget att folkmängd är 27 502 år 2020
      Och visas marginalen -195 personer, utan att den avgör

    Scenario: Halvåret 2020 finns ingenting att visa
      Givet att folkmängd är 27 466 år 2019
      När målet bedöms vid bokslutet 2020-H1
      Så kan målet inte bedömas

    Scenario: Utan utgångsvärdet 2019 finns ingen linje att visa
      Givet att folkmängd är 27 673 år 2022
      När målet bedöms vid bokslutet 2022
      Så kan målet inte bedömas
      Och är orsaken att det inte är dags förrän 2030-12-31

  Regel: Målområdena bedöms och visas, men avgör inte målet

    Scenario: Utan bedömningar kan inget målområde bedömas
      När målet bedöms vid bokslutet 2022
      Så kan målområdet fler-bostäder inte bedömas
      Och kan målområdet bättre-infrastruktur inte bedömas
      Och kan målområdet fler-nöjda-medborgare inte bedömas

    Scenario: Tre uppfyllda målområden uppfyller inte målet
      Givet att folkmängd är 27 466 år 2019
      Och att folkmängd är 27 673 år 2022
      Och att målområdet fler-bostäder bedömts som uppfyllt 2022 av tekniska nämnden enligt "Årsredovisning 2022"
      Och att målområdet bättre-infrastruktur bedömts som uppfyllt 2022 av tekniska nämnden enligt "Årsredovisning 2022"
      Och att målområdet fler-nöjda-medborgare bedömts som uppfyllt 2022 av kommunstyrelsen enligt "Årsredovisning 2022"
      När målet bedöms vid bokslutet 2022
      Så är målområdet fler-bostäder uppfyllt
      Och är målområdet bättre-infrastruktur uppfyllt
      Och är målområdet fler-nöjda-medborgare uppfyllt
      Men kan målet inte bedömas

    Scenario: Ett missat målområde fäller inte målet
      Givet att folkmängd är 27 466 år 2019
      Och att folkmängd är 27 673 år 2022
      Och att målområdet fler-bostäder bedömts som inte uppfyllt 2022 av tekniska nämnden enligt "Årsredovisning 2022"
      När målet bedöms vid bokslutet 2022
      Så är målområdet fler-bostäder inte uppfyllt
      Och kan målet inte bedömas
      Och säger motiveringen "tekniska nämnden; dokument: Årsredovisning 2022"

    Scenario: Delvis är inget svar för ett målområde
      Givet att målområdet fler-bostäder bedömts som delvis uppfyllt 2022 av tekniska nämnden enligt "Årsredovisning 2022"
      När målet bedöms vid bokslutet 2022
      Så avvisas underlaget: "regeln säger inte vad delvis betyder"

    Scenario: Hela målet kan inte ges en bedömning när det avgörs av folkmängden
      Givet att mål 1 bedömts som uppfyllt 2022 av kommunstyrelsen enligt "Årsredovisning 2022"
      När målet bedöms vid bokslutet 2022
      Så avvisas underlaget: "är inget mål som avgörs av en bedömning"
