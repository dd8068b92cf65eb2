# language: sv
Egenskap: Stockholm, mål 1, 2019-2022: stark och svag trend
  ”Vid hel måluppfyllelse bedöms utvecklingen gå åt rätt håll med en stark trend. / Vid delvis måluppfyllelse bedöms
  utvecklingen gå åt rätt håll med en svag trend.”

  Ingen siffra skiljer en stark trend från en svag, så här finns ingen gräns att räkna på. Bedömningen ska i stället gå
  att följa: vem som gjort den, när, i vilket dokument och varför. Gränsen i den här regeln är en annan: bara en
  bedömning för bokslutets eget år räknas. Alla bedömningar här är påhittade exempel.

  Bakgrund:
    Givet mål 1 i mappen ".", med orden "Vid hel måluppfyllelse bedöms utvecklingen gå åt rätt håll med en stark trend. / Vid delvis måluppfyllelse bedöms utvecklingen gå åt rätt håll med en svag trend."

  Scenario: Tolkningarna står i regeln och visas med bedömningen
    Givet tolkningen "Meningarna säger hur stadens mål bedöms, inte vad ett mål är. Källan anger ingen gräns mellan en stark och en svag trend, så ingen siffra kan avgöra; någon måste svara för bedömningen, med dokument."
    Och tolkningen "De två meningarna är hopskrivna här med snedstreck. Vad som är inte uppfyllt sägs inte; det läses som att utvecklingen inte går åt rätt håll."
    Och tolkningen "Bedömningen görs för det år (eller halvår) som bokslutet gäller; en äldre bedömning räknas inte."
    När målet bedöms vid bokslutet 2022
    Så säger redovisningen "Meningarna säger hur stadens mål bedöms, inte vad ett mål är. Källan anger ingen gräns mellan en stark och en svag trend, så ingen siffra kan avgöra; någon måste svara för bedömningen, med dokument."

  Abstrakt Scenario: Bedömningen är den som dokumenterats
    Givet att mål 1 bedömts som <bedömning> 2020 av kommunstyrelsen enligt "Årsredovisning 2020 (påhittad)", med motiveringen "<trend>"
    När målet bedöms vid bokslutet 2020
    Så är bedömningen <bedömning>
    Och säger motiveringen "<trend>"

    Exempel:
      | bedömning       | trend                                             |
      | uppfyllt        | Utvecklingen går åt rätt håll med en stark trend. |
      | delvis uppfyllt | Utvecklingen går åt rätt håll med en svag trend.  |
      | inte uppfyllt   | Utvecklingen går inte åt rätt håll.               |

  Scenario: Utan bedömning kan målet inte bedömas
    När målet bedöms vid bokslutet 2020
    Så kan målet inte bedömas
    Och är de möjliga bedömningarna uppfyllt, delvis uppfyllt och inte uppfyllt
    Och är orsaken att mål 1 saknar bedömning 2020

  Scenario: Förra årets bedömning räknas inte
    Givet att mål 1 bedömts som uppfyllt 2019 av kommunstyrelsen enligt "Årsredovisning 2019 (påhittad)"
    När målet bedöms vid bokslutet 2020
    Så kan målet inte bedömas
    Och är orsaken att mål 1 saknar bedömning 2020

  Scenario: En bedömning utan dokument avvisas
    Givet att mål 1 bedömts som uppfyllt 2020 av kommunstyrelsen
    När målet bedöms vid bokslutet 2020
    Så avvisas underlaget: "en bedömning måste ha en källa"
