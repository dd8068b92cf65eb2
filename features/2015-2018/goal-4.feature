# language: sv
Egenskap: Mål 4, 2015-2018: service till företagare
  ”Servicenöjdheten bland företagare som kommer i kontakt med kommunen tillhör de tio bästa i landet.”

  Källan säger inte hur servicenöjdheten mäts. Regeln läser målet med det totala nöjd-kund-indexet (NKI) i SKR:s
  undersökning Insikt, för ärenden under bokslutsåret. Det är deltagarna i Insikt som rangordnas, inte alla landets 290
  kommuner. Därför visas alltid av hur många placeringen är, eller att antalet inte är känt.

  En publicerad placering gäller före en som räknas fram ur deltagarnas värden, för de publicerade värdena är ofta
  avrundade till hela tal. Ger värdena en annan placering sägs det. Utan publicerad placering räknas den fram: ett plus
  antalet deltagare som är strikt bättre, så att lika värden delar plats. Saknas antalet deltagare går det bara att säga
  att målet inte är uppfyllt, när tio eller fler kända är bättre; vilka som helst kan fattas bland de okända.

  Publicerat av kommunen är NKI 78 för ärenden 2016, avrundat (vetlanda.se, nyhet 2017-04-27). Placeringen och antalet
  deltagare det året har inte hittats. Alla andra siffror är påhittade exempel, också de som bär riktiga kommuners namn.

  Bakgrund:
    Givet mål 4 i perioden 2015-2018, med orden "Servicenöjdheten bland företagare som kommer i kontakt med kommunen tillhör de tio bästa i landet."

  Scenario: Tolkningarna står i regeln och visas med bedömningen
    Givet tolkningen "Servicenöjdheten mäts med det totala nöjd-kund-indexet (NKI) i Insikt, för ärenden under bokslutsåret."
    Och tolkningen "De tio bästa i landet är de tio främsta platserna bland de kommuner som rangordnats i Insikt det året; vid lika värde delas platsen."
    Och tolkningen "En publicerad placering gäller före en placering som räknas fram ur deltagarnas värden."
    När målet bedöms vid bokslutet 2018
    Så säger redovisningen "vid lika värde delas platsen"

  Regel: En publicerad placering avgör

    Abstrakt Scenario: Gränsen går mellan plats 10 och plats 11
      Givet att nki-placering är <plats> år 2018
      Och att nki-deltagare för Riket är 196 år 2018
      När målet bedöms vid bokslutet 2018
      Så är bedömningen <bedömning>
      Och är placeringen <plats> av 196
      Och är marginalen <marginal> placeringar

      Exempel:
        | plats | bedömning     | marginal |
        | 1     | uppfyllt      | 9        |
        | 9     | uppfyllt      | 1        |
        | 10    | uppfyllt      | 0        |
        | 11    | inte uppfyllt | -1       |
        | 19    | inte uppfyllt | -9       |
        | 196   | inte uppfyllt | -186     |

    Scenario: Placeringen avgör också när antalet deltagare inte är känt
      Givet att nki-placering är 10 år 2018
      När målet bedöms vid bokslutet 2018
      Så är målet uppfyllt
      Och är placeringen 10
      Och är utfallet plats 10 och kravet plats 10 eller bättre

    Scenario: Ger värdena en annan placering gäller den publicerade, och det sägs
      # Efter de avrundade värdena delar Vetlanda tredje platsen. Före avrundningen var det fjärde.
      Givet att nki-placering är 4 år 2018
      Och att nki-deltagare för Riket är 5 år 2018
      Och att nki-total år 2018 är:
        | kommun   | värde |
        | Aneby    | 85    |
        | Gnosjö   | 82    |
        | Vetlanda | 80    |
        | Eksjö    | 80    |
        | Nässjö   | 79    |
      När målet bedöms vid bokslutet 2018
      Så är målet uppfyllt
      Och är placeringen 4 av 5
      Och säger motiveringen "plats 3, inte den publicerade 4; den publicerade gäller"

    Scenario: Förra årets placering räknas inte
      Givet att nki-placering är 3 år 2017
      När målet bedöms vid bokslutet 2018
      Så kan målet inte bedömas

  Regel: Utan publicerad placering räknas den fram ur deltagarnas värden

    Abstrakt Scenario: Lika värden delar plats
      # Nio av de tolv andra har 85 och delar första platsen. Tranås har 80, och de två sista 75.
      Givet att nki-deltagare för Riket är 13 år 2018
      Och att nki-total år 2018 är:
        | kommun    | värde   |
        | Aneby     | 85      |
        | Gnosjö    | 85      |
        | Mullsjö   | 85      |
        | Habo      | 85      |
        | Gislaved  | 85      |
        | Vaggeryd  | 85      |
        | Jönköping | 85      |
        | Nässjö    | 85      |
        | Värnamo   | 85      |
        | Tranås    | 80      |
        | Sävsjö    | 75      |
        | Eksjö     | 75      |
        | Vetlanda  | <värde> |
      När målet bedöms vid bokslutet 2018
      Så är bedömningen <bedömning>
      Och är placeringen <placering> av 13

      Exempel:
        | värde | placering | bedömning     |
        | 86    | 1         | uppfyllt      |
        | 85    | 1         | uppfyllt      |
        | 84,9  | 10        | uppfyllt      |
        | 80,1  | 10        | uppfyllt      |
        | 80    | 10        | uppfyllt      |
        | 79,9  | 11        | inte uppfyllt |
        | 75    | 11        | inte uppfyllt |
        | 74    | 13        | inte uppfyllt |

    Abstrakt Scenario: En deltagare utan känt värde kan stå var som helst
      # Nio kända är bättre än 80. Den som saknas kan vara bättre också.
      Givet att nki-deltagare för Riket är 11 år 2018
      Och att nki-total år 2018 är:
        | kommun    | värde   |
        | Aneby     | 85      |
        | Gnosjö    | 85      |
        | Mullsjö   | 85      |
        | Habo      | 85      |
        | Gislaved  | 85      |
        | Vaggeryd  | 85      |
        | Jönköping | 85      |
        | Nässjö    | 85      |
        | Värnamo   | 85      |
        | Vetlanda  | <värde> |
      När målet bedöms vid bokslutet 2018
      Så är bedömningen <bedömning>
      Och är placeringen <placering>

      Exempel:
        | värde | placering  | bedömning        |
        | 85    | 1 till 2   | uppfyllt         |
        | 80    | 10 till 11 | kan inte bedömas |
        | 100   | 1 av 11    | uppfyllt         |

    Scenario: Bedömningen säger vad som saknas
      Givet att nki-deltagare för Riket är 40 år 2018
      Och att nki-total år 2018 är:
        | kommun   | värde |
        | Vetlanda | 80    |
        | Eksjö    | 85    |
      När målet bedöms vid bokslutet 2018
      Så kan målet inte bedömas
      Och är placeringen 2 till 40
      Och är orsakerna:
        | nki-placering saknas år 2018              |
        | nki-total för 38 deltagare saknas år 2018 |

    Scenario: Publicerat: för ärenden 2016 är bara Vetlandas eget värde känt
      Givet att nki-total är 78 år 2016 enligt "vetlanda.se, nyhet 2017-04-27"
      När målet bedöms vid bokslutet 2016
      Så kan målet inte bedömas
      Och är de möjliga bedömningarna uppfyllt och inte uppfyllt
      Och är orsakerna:
        | nki-placering saknas år 2016           |
        | antalet deltagare inte är känt år 2016 |
      Och står i underlaget att nki-total är 78 år 2016 enligt "vetlanda.se, nyhet 2017-04-27"

  Regel: Är antalet deltagare inte känt går det bara att säga nej

    Abstrakt Scenario: Tio bättre räcker för ett nej, nio räcker inte för ett ja
      Givet att nki-total år 2018 är:
        | kommun    | värde    |
        | Aneby     | 85       |
        | Gnosjö    | 85       |
        | Mullsjö   | 85       |
        | Habo      | 85       |
        | Gislaved  | 85       |
        | Vaggeryd  | 85       |
        | Jönköping | 85       |
        | Nässjö    | 85       |
        | Värnamo   | 85       |
        | Tranås    | <tionde> |
        | Vetlanda  | 80       |
      När målet bedöms vid bokslutet 2018
      Så är bedömningen <bedömning>
      Och är placeringen <placering>

      Exempel:
        | tionde | bedömning        | placering      |
        | 85     | inte uppfyllt    | 11 eller sämre |
        | 80     | kan inte bedömas | 10 eller sämre |
        | 75     | kan inte bedömas | 10 eller sämre |

    Scenario: Bäst av alla kända är inte bäst av alla
      Givet att nki-total år 2018 är:
        | kommun   | värde |
        | Vetlanda | 90    |
        | Eksjö    | 80    |
      När målet bedöms vid bokslutet 2018
      Så kan målet inte bedömas
      Och är placeringen 1 eller sämre

    Scenario: Fler värden än deltagare är en motsägelse
      Givet att nki-deltagare för Riket är 2 år 2018
      Och att nki-total år 2018 är:
        | kommun   | värde |
        | Vetlanda | 80    |
        | Eksjö    | 85    |
        | Nässjö   | 79    |
      När målet bedöms vid bokslutet 2018
      Så avvisas underlaget: "säger att 2 deltog 2018, men 2 andra kommuner har värde för `nki-total`"
