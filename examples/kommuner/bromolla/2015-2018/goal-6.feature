# language: sv
Egenskap: Bromölla, mål 6, 2015-2018: både män och kvinnor, vid varje mätning
  ”Medborgarnas syn på möjligheten att kunna påverka politiken mellan valen ska öka hos både män och kvinnor vid varje
  mätning under mandatperioden.”

  Meningen ställer två krav på en gång: det ska gå upp vid varje mätning, och det ska gå upp för båda. Ett högre
  genomsnitt för alla räcker därför inte, och inte heller att det gått upp sammanlagt. Alla siffror här är påhittade
  exempel.

  Bakgrund:
    Givet mål 6 i mappen ".", med orden "Medborgarnas syn på möjligheten att kunna påverka politiken mellan valen ska öka hos både män och kvinnor vid varje mätning under mandatperioden."

  Scenario: Tolkningarna står i regeln och visas med bedömningen
    Givet tolkningen "Synen mäts med betyget i medborgarundersökningen, för kvinnor och män var för sig; ett gemensamt värde räknas inte."
    Och tolkningen "Varje mätning i perioden jämförs med mätningen före den, den första med mätningen 2014; år utan mätning hoppas över."
    Och tolkningen "Att synen ska öka läses som att betyget ska bli högre; lika högt är ingen ökning."
    När målet bedöms vid bokslutet 2018
    Så säger redovisningen "Synen mäts med betyget i medborgarundersökningen, för kvinnor och män var för sig; ett gemensamt värde räknas inte."

  Abstrakt Scenario: Gränsen prövas för varje grupp för sig
    Givet att påverkan är:
      | grupp   | år   | värde     |
      | kvinnor | 2014 | 40        |
      | män     | 2014 | 42        |
      | kvinnor | 2016 | <kvinnor> |
      | män     | 2016 | <män>     |
    När målet bedöms vid bokslutet 2016
    Så är bedömningen <bedömning>
    Och är gruppen kvinnor <grupp>
    Och är marginalen <marginal> enheter

    Exempel:
      | kvinnor | män | bedömning     | grupp         | marginal |
      | 42      | 44  | uppfyllt      | uppfyllt      | 1        |
      | 41      | 43  | uppfyllt      | uppfyllt      | 0        |
      | 41      | 42  | inte uppfyllt | uppfyllt      | -1       |
      | 40      | 43  | inte uppfyllt | inte uppfyllt | -1       |
      | 39      | 50  | inte uppfyllt | inte uppfyllt | -2       |

  Scenario: Det ska gå upp vid varje mätning, inte bara sammanlagt
    Givet att påverkan är:
      | grupp   | år   | värde |
      | kvinnor | 2014 | 40    |
      | män     | 2014 | 40    |
      | kvinnor | 2016 | 45    |
      | män     | 2016 | 39    |
      | kvinnor | 2018 | 47    |
      | män     | 2018 | 48    |
    När målet bedöms vid bokslutet 2018
    Så är målet inte uppfyllt
    Och är gruppen män inte uppfyllt
    Och är gruppen kvinnor uppfyllt

  Scenario: En mätning utan svar från kvinnor lämnar målet öppet
    Givet att påverkan är:
      | grupp   | år   | värde |
      | kvinnor | 2014 | 40    |
      | män     | 2014 | 40    |
      | kvinnor | 2016 | -     |
      | män     | 2016 | 43    |
      | kvinnor | 2018 | 44    |
      | män     | 2018 | 44    |
    När målet bedöms vid bokslutet 2018
    Så kan målet inte bedömas
    Och är orsaken att påverkan (kvinnor) saknas på grund av bortfall år 2016

  Scenario: Utan rum för två ökningar är svaret klart trots bortfallet
    # Mellan 40 och 41 finns inget helt tal: hur mätningen 2016 än föll ut steg det inte båda gångerna.
    Givet att påverkan är:
      | grupp   | år   | värde |
      | kvinnor | 2014 | 40    |
      | män     | 2014 | 40    |
      | kvinnor | 2016 | -     |
      | män     | 2016 | 43    |
      | kvinnor | 2018 | 41    |
      | män     | 2018 | 44    |
    När målet bedöms vid bokslutet 2018
    Så är målet inte uppfyllt
