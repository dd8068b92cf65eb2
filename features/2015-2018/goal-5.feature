# language: sv
Egenskap: Mål 5, 2015-2018: engagerade medarbetare
  ”Nöjd medarbetarengagemang ska öka steg för steg för att nå den bästa fjärdedelen av jämförbara kommuners resultat.”

  Målet har ett slut och en väg dit: att nå den bästa fjärdedelen, och att öka steg för steg. Regeln läser slutet som målet.
  Den som ökat vid varje mätning sedan 2014 utan att ha nått fram har delvis uppfyllt det.

  Engagemanget mäts med totalindex för hållbart medarbetarengagemang (HME). Den bästa fjärdedelen är de främsta platserna i
  jämförelsegruppen med kommunen själv inräknad: en fjärdedel av antalet, avrundat nedåt, men alltid minst en plats. Lika
  värden delar plats. Vilka kommuner som är jämförbara säger inte källan, så underlaget måste säga det. Annars kan målet
  inte bedömas.

  Inget HME för Vetlanda har hittats publicerat. Alla siffror här är påhittade exempel, också de för andra kommuner, och
  jämförelsegrupperna likaså.

  Bakgrund:
    Givet mål 5 i perioden 2015-2018, med orden "Nöjd medarbetarengagemang ska öka steg för steg för att nå den bästa fjärdedelen av jämförbara kommuners resultat."

  Scenario: Tolkningarna står i regeln och visas med bedömningen
    Givet tolkningen "Medarbetarengagemanget mäts med totalindex för hållbart medarbetarengagemang (HME), senaste mätningen i perioden."
    Och tolkningen "Den bästa fjärdedelen är de främsta platserna i jämförelsegruppen, kommunen inräknad: en fjärdedel av antalet, avrundat nedåt, dock minst en plats."
    Och tolkningen "Jämförbara kommuner är den senaste jämförelsegrupp som finns i underlaget vid bokslutet; de andras värden gäller samma period som kommunens eget."
    Och tolkningen "Målet är delvis uppfyllt när den bästa fjärdedelen inte nåtts men HME stigit vid varje mätning sedan utgångsvärdet 2014."
    När målet bedöms vid bokslutet 2018
    Så säger redovisningen "avrundat nedåt, dock minst en plats"

  Regel: Den bästa fjärdedelen är minst en plats

    Abstrakt Scenario: Gruppens storlek avgör hur många platser som räcker
      # Vetlanda är med i gruppen även om det inte står bland de andra. Eksjö är bäst, Vetlanda näst bäst.
      Givet att hme-total år 2018 är:
        | kommun    | värde |
        | Eksjö     | 82,0  |
        | Vetlanda  | 81,0  |
        | Nässjö    | 79,0  |
        | Tranås    | 78,0  |
        | Sävsjö    | 77,0  |
        | Värnamo   | 76,0  |
        | Vaggeryd  | 75,0  |
        | Hultsfred | 74,0  |
      Och jämförelsegruppen "jämförbara kommuner" 2018: <de andra>
      När målet bedöms vid bokslutet 2018
      Så är placeringen <placering>
      Och är utfallet plats <utfall> och kravet <krav>

      Exempel:
        | de andra                                                       | placering | utfall | krav                 |
        | Vetlanda                                                       | 1 av 1    | 1      | plats 1 eller bättre |
        | Nässjö och Tranås                                              | 1 av 3    | 1      | plats 1 eller bättre |
        | Eksjö och Nässjö                                               | 2 av 3    | 2      | plats 1 eller bättre |
        | Nässjö, Tranås och Sävsjö                                      | 1 av 4    | 1      | plats 1 eller bättre |
        | Eksjö, Nässjö och Tranås                                       | 2 av 4    | 2      | plats 1 eller bättre |
        | Eksjö, Nässjö, Tranås, Sävsjö, Värnamo och Vaggeryd            | 2 av 7    | 2      | plats 1 eller bättre |
        | Eksjö, Nässjö, Tranås, Sävsjö, Värnamo, Vaggeryd och Hultsfred | 2 av 8    | 2      | plats 2 eller bättre |

    Abstrakt Scenario: Näst bäst räcker i en grupp om åtta men inte i en om sju
      Givet att hme-total år 2018 är:
        | kommun    | värde |
        | Eksjö     | 82,0  |
        | Vetlanda  | 81,0  |
        | Nässjö    | 79,0  |
        | Tranås    | 78,0  |
        | Sävsjö    | 77,0  |
        | Värnamo   | 76,0  |
        | Vaggeryd  | 75,0  |
        | Hultsfred | 74,0  |
      Och att hme-total är 81,5 år 2014
      Och jämförelsegruppen "jämförbara kommuner" 2018: <de andra>
      När målet bedöms vid bokslutet 2018
      Så är bedömningen <bedömning>
      Och är marginalen <marginal> placeringar

      Exempel:
        | de andra                                                       | bedömning     | marginal |
        | Eksjö, Nässjö, Tranås, Sävsjö, Värnamo, Vaggeryd och Hultsfred | uppfyllt      | 0        |
        | Eksjö, Nässjö, Tranås, Sävsjö, Värnamo och Vaggeryd            | inte uppfyllt | -1       |
        | Nässjö, Tranås, Sävsjö, Värnamo, Vaggeryd och Hultsfred        | uppfyllt      | 0        |

    Scenario: En fjärdedel av elva är två platser, för det avrundas nedåt
      # 2,75 platser blir två. Tredje plats räcker inte.
      Givet att hme-total år 2018 är:
        | kommun     | värde |
        | Eksjö      | 83,0  |
        | Nässjö     | 82,0  |
        | Vetlanda   | 81,0  |
        | Tranås     | 80,0  |
        | Sävsjö     | 79,0  |
        | Värnamo    | 78,0  |
        | Vaggeryd   | 77,0  |
        | Hultsfred  | 76,0  |
        | Vimmerby   | 75,0  |
        | Högsby     | 74,0  |
        | Uppvidinge | 73,0  |
      Och att hme-total är 81,5 år 2014
      Och jämförelsegruppen "jämförbara kommuner" 2018:
        | kommun     |
        | Eksjö      |
        | Nässjö     |
        | Tranås     |
        | Sävsjö     |
        | Värnamo    |
        | Vaggeryd   |
        | Hultsfred  |
        | Vimmerby   |
        | Högsby     |
        | Uppvidinge |
      När målet bedöms vid bokslutet 2018
      Så är målet inte uppfyllt
      Och är placeringen 3 av 11
      Och är utfallet plats 3 och kravet plats 2 eller bättre

    Abstrakt Scenario: Den som delar sista platsen är med
      Givet att hme-total år 2018 är:
        | kommun   | värde   |
        | Eksjö    | 80,0    |
        | Vetlanda | <värde> |
        | Nässjö   | 79,0    |
        | Tranås   | 78,0    |
      Och att hme-total är 85,0 år 2014
      Och jämförelsegruppen "jämförbara kommuner" 2018:
        | kommun |
        | Eksjö  |
        | Nässjö |
        | Tranås |
      När målet bedöms vid bokslutet 2018
      Så är bedömningen <bedömning>

      Exempel:
        | värde | bedömning     |
        | 80,1  | uppfyllt      |
        | 80,0  | uppfyllt      |
        | 79,9  | inte uppfyllt |

  Regel: Delvis uppfyllt är att ha ökat vid varje mätning sedan 2014

    Abstrakt Scenario: Ökat vid varje mätning, eller inte
      # Mätningarna görs inte varje år; varje mätning jämförs med den före. Eksjö är bättre hela tiden.
      Givet att hme-total är:
        | år   | värde  |
        | 2014 | 75,0   |
        | 2016 | <2016> |
        | 2018 | <2018> |
      Och att hme-total för Eksjö är 90,0 år 2018
      Och jämförelsegruppen "jämförbara kommuner" 2018: Eksjö
      När målet bedöms vid bokslutet 2018
      Så är bedömningen <bedömning>

      Exempel:
        | 2016 | 2018 | bedömning       |
        | 76,0 | 77,0 | delvis uppfyllt |
        | 75,1 | 75,2 | delvis uppfyllt |
        | 76,0 | 76,0 | inte uppfyllt   |
        | 75,0 | 77,0 | inte uppfyllt   |
        | 77,0 | 76,0 | inte uppfyllt   |

    Scenario: Den bästa fjärdedelen räcker, också efter en nedgång
      Givet att hme-total är:
        | år   | värde |
        | 2014 | 85,0  |
        | 2018 | 80,0  |
      Och att hme-total för Eksjö är 79,0 år 2018
      Och jämförelsegruppen "jämförbara kommuner" 2018: Eksjö
      När målet bedöms vid bokslutet 2018
      Så är målet uppfyllt

    Scenario: Utan utgångsvärdet 2014 är det öppet om målet är delvis uppfyllt
      Givet att hme-total är 80,0 år 2018
      Och att hme-total för Eksjö är 90,0 år 2018
      Och jämförelsegruppen "jämförbara kommuner" 2018: Eksjö
      När målet bedöms vid bokslutet 2018
      Så kan målet inte bedömas
      Och är de möjliga bedömningarna delvis uppfyllt och inte uppfyllt
      Och är orsaken att hme-total saknas år 2014
      Och krävs att hme-total är högst 79,9 år 2014

  Regel: Utan jämförbara kommuner kan målet inte bedömas

    Scenario: Ingen jämförelsegrupp i underlaget
      Givet att hme-total är:
        | år   | värde |
        | 2014 | 75,0  |
        | 2018 | 80,0  |
      När målet bedöms vid bokslutet 2018
      Så kan målet inte bedömas
      Och är de möjliga bedömningarna uppfyllt och delvis uppfyllt
      Och är orsaken att jämförelsegruppen inte är känd år 2018

    Scenario: Två grupper med olika namn, och regeln väljer ingen av dem
      Givet att hme-total är 80,0 år 2018
      Och jämförelsegruppen "liknande kommuner" 2018: Eksjö och Nässjö
      Och jämförelsegruppen "länets kommuner" 2018: Eksjö och Tranås
      När målet bedöms vid bokslutet 2018
      Så kan målet inte bedömas
      Och säger motiveringen "flera jämförelsegrupper"

    Scenario: Den senaste jämförelsegruppen gäller
      Givet att hme-total år 2018 är:
        | kommun   | värde |
        | Vetlanda | 80,0  |
        | Eksjö    | 90,0  |
        | Nässjö   | 70,0  |
      Och jämförelsegruppen "jämförbara kommuner" 2016: Eksjö
      Och jämförelsegruppen "jämförbara kommuner" 2018: Nässjö
      När målet bedöms vid bokslutet 2018
      Så är målet uppfyllt
      Och är placeringen 1 av 2

    Abstrakt Scenario: En medlem vars värde saknas kan stå var som helst
      # Med fyra i gruppen räcker bara första platsen.
      Givet att hme-total år 2018 är:
        | kommun   | värde   |
        | Vetlanda | <värde> |
        | Nässjö   | 79,0    |
        | Tranås   | 78,0    |
      Och att hme-total är 99,0 år 2014
      Och att hme-total för Eksjö saknas år 2018
      Och jämförelsegruppen "jämförbara kommuner" 2018: Eksjö, Nässjö och Tranås
      När målet bedöms vid bokslutet 2018
      Så är bedömningen <bedömning>

      Exempel:
        | värde | bedömning        |
        | 80,0  | kan inte bedömas |
        | 78,5  | inte uppfyllt    |
        | 100,0 | uppfyllt         |

    Scenario: Det sägs vilken medlem som saknas
      Givet att hme-total år 2018 är:
        | kommun   | värde |
        | Vetlanda | 80,0  |
        | Nässjö   | 79,0  |
      Och att hme-total är 99,0 år 2014
      Och jämförelsegruppen "jämförbara kommuner" 2018: Eksjö och Nässjö
      När målet bedöms vid bokslutet 2018
      Så kan målet inte bedömas
      Och är orsaken att hme-total för Eksjö saknas år 2018
