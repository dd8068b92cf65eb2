# language: sv
Egenskap: Bromölla, mål 5, 2015-2018: unga ska rösta mer
  ”Valdeltagandet vid allmänna val bland unga upp till 25 år ska öka.”

  Valdeltagande har en egen klocka: vart fjärde år. Mellan valen finns inget nytt att mäta, och då är det inte heller
  något värde som saknas genom slarv. Målet kan helt enkelt inte bedömas förrän valen 2018 har hållits. Alla siffror här
  är påhittade exempel.

  Bakgrund:
    Givet mål 5 i mappen ".", med orden "Valdeltagandet vid allmänna val bland unga upp till 25 år ska öka."

  Scenario: Tolkningarna står i regeln och visas med bedömningen
    Givet tolkningen "Allmänna val är här valen till riksdagen, landstingsfullmäktige och kommunfullmäktige, som hålls samma dag vart fjärde år; deltagandet ska öka i vart och ett av dem."
    Och tolkningen "Valen 2018 jämförs med valen 2014. Före valen i september 2018 finns inget att jämföra, och målet kan inte bedömas."
    Och tolkningen "Europaparlamentsvalen 2014 och 2019 räknas inte: inget av dem hålls i perioden 2015-2018."
    Och tolkningen "Unga upp till 25 år är röstberättigade 18-25 år; källan säger inte om 25-åringarna räknas med."
    När målet bedöms vid bokslutet 2018
    Så säger redovisningen "Allmänna val är här valen till riksdagen, landstingsfullmäktige och kommunfullmäktige, som hålls samma dag vart fjärde år; deltagandet ska öka i vart och ett av dem."

  Abstrakt Scenario: Gränsen går mellan samma deltagande och en tiondel mer
    Givet att valdeltagande-unga är:
      | område                | år   | värde       |
      | riksdagen             | 2014 | 80,0        |
      | landstingsfullmäktige | 2014 | 76,0        |
      | kommunfullmäktige     | 2014 | 76,5        |
      | riksdagen             | 2018 | <riksdagen> |
      | landstingsfullmäktige | 2018 | 78,0        |
      | kommunfullmäktige     | 2018 | 79,0        |
    När målet bedöms vid bokslutet 2018
    Så är bedömningen <bedömning>
    Och är marginalen <marginal> procentenheter

    Exempel:
      | riksdagen | bedömning     | marginal |
      | 80,2      | uppfyllt      | 0,1      |
      | 80,1      | uppfyllt      | 0        |
      | 80,0      | inte uppfyllt | -0,1     |
      | 79,9      | inte uppfyllt | -0,2     |

  Scenario: Ett av de tre valen räcker för att fälla målet
    # Källan säger inget om delvis, så två val av tre ger inte delvis uppfyllt.
    Givet att valdeltagande-unga är:
      | område                | år   | värde |
      | riksdagen             | 2014 | 80,0  |
      | landstingsfullmäktige | 2014 | 76,0  |
      | kommunfullmäktige     | 2014 | 76,5  |
      | riksdagen             | 2018 | 83,0  |
      | landstingsfullmäktige | 2018 | 78,0  |
      | kommunfullmäktige     | 2018 | 76,0  |
    När målet bedöms vid bokslutet 2018
    Så är målet inte uppfyllt
    Och är området kommunfullmäktige inte uppfyllt
    Och är området riksdagen uppfyllt

  Scenario: Mellan valen kan målet inte bedömas
    Givet att valdeltagande-unga år 2014 är:
      | område                | värde |
      | riksdagen             | 80,0  |
      | landstingsfullmäktige | 76,0  |
      | kommunfullmäktige     | 76,5  |
    När målet bedöms vid bokslutet 2017
    Så kan målet inte bedömas
    Och är orsakerna:
      | valdeltagande-unga i riksdagen saknas åren 2015-2017             |
      | valdeltagande-unga i landstingsfullmäktige saknas åren 2015-2017 |
      | valdeltagande-unga i kommunfullmäktige saknas åren 2015-2017     |

  Scenario: Ett val utan siffra lämnar målet öppet när de andra ökat
    Givet att valdeltagande-unga är:
      | område                | år   | värde |
      | riksdagen             | 2014 | 80,0  |
      | landstingsfullmäktige | 2014 | 76,0  |
      | kommunfullmäktige     | 2014 | 76,5  |
      | riksdagen             | 2018 | 83,0  |
      | landstingsfullmäktige | 2018 | ..    |
      | kommunfullmäktige     | 2018 | 79,0  |
    När målet bedöms vid bokslutet 2018
    Så kan målet inte bedömas
    Och är orsaken att valdeltagande-unga i landstingsfullmäktige saknas på grund av sekretess år 2018
