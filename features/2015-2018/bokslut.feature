# language: sv
Egenskap: Bokslut, 2015-2018
  Källan säger att målen följs upp i halvårs- och helårsbokslut. Ett helårsbokslut skrivs här med året, 2016, och gäller
  den 31 december. Ett halvårsbokslut skrivs 2016-H1 och gäller den 30 juni.

  Ett värde räknas vid ett bokslut när den tid det mäter är slut den dagen. Ett helårsvärde för 2016 finns alltså inte vid
  halvårsbokslutet 2016, hur tidigt det än publicerats; då är 2015 det senaste året. Har inget år i perioden stängts än
  finns det ingenting att bedöma för ett mål som följs år för år.

  Alla siffror här är påhittade exempel.

  Bakgrund:
    Givet reglerna för perioden 2015-2018

  Regel: Vid ett halvårsbokslut räknas bara de år som stängts

    Scenario: Halvåret 2016 bedöms inflyttningen på 2014 och 2015
      Givet att inflyttade är:
        | år   | värde |
        | 2014 | 1 100 |
        | 2015 | 1 140 |
        | 2016 | 900   |
      När mål 1 bedöms vid bokslutet 2016-H1
      Så är målet uppfyllt
      Och är utfallet 1 140 personer och kravet mer än 1 100

    Scenario: Ett halvt års inflyttning jämförs inte med ett helt års
      Givet att inflyttade är:
        | period  | värde |
        | 2014    | 1 100 |
        | 2015    | 1 140 |
        | 2016-H1 | 600   |
      När mål 1 bedöms vid bokslutet 2016-H1
      Så är målet uppfyllt
      Och är utfallet 1 140 personer och kravet mer än 1 100

    Scenario: Halvåret 2015 har inget år stängts än
      Givet att inflyttade är 1 100 år 2014
      När mål 1 bedöms vid bokslutet 2015-H1
      Så kan målet inte bedömas
      Och är orsaken att det inte är dags förrän 2015-12-31

    Scenario: Halvåret 2015 är det för tidigt också för placeringen bland företagare
      Givet att nki-placering är 5 år 2014
      När mål 4 bedöms vid bokslutet 2015-H1
      Så kan målet inte bedömas
      Och är orsaken att det inte är dags förrän 2015-12-31

    Scenario: Halvåret 2016 gäller placeringen för ärenden 2015
      Givet att nki-placering är:
        | år   | värde |
        | 2014 | 40    |
        | 2015 | 8     |
        | 2016 | 30    |
      När mål 4 bedöms vid bokslutet 2016-H1
      Så är målet uppfyllt
      Och är placeringen 8

    Scenario: En mätning som gjorts under halvåret räknas
      Givet att kundnöjdhet i hemtjänst är 94,0 procent 2016-H1
      När mål 3 bedöms vid bokslutet 2016-H1
      Så är området hemtjänst uppfyllt

    Scenario: En mätning från hösten räknas inte i juni
      Givet att kundnöjdhet i hemtjänst är 90,0 procent 2016-H1
      Och att kundnöjdhet i hemtjänst är 94,0 procent 2016-H2
      När mål 3 bedöms vid bokslutet 2016-H1
      Så är området hemtjänst inte uppfyllt

    Scenario: Vid årets slut gäller höstens mätning
      Givet att kundnöjdhet i hemtjänst är 90,0 procent 2016-H1
      Och att kundnöjdhet i hemtjänst är 94,0 procent 2016-H2
      När mål 3 bedöms vid bokslutet 2016
      Så är området hemtjänst uppfyllt

  Regel: Samma fråga vid senare bokslut kan få ett annat svar

    Abstrakt Scenario: Inflyttningen följs bokslut för bokslut
      Givet att inflyttade är:
        | år   | värde |
        | 2014 | 1 100 |
        | 2015 | 1 140 |
        | 2016 | 1 175 |
        | 2017 | 1 170 |
        | 2018 | 1 290 |
      När mål 1 bedöms vid bokslutet <bokslut>
      Så är bedömningen <bedömning>

      Exempel:
        | bokslut | bedömning        |
        | 2015-H1 | kan inte bedömas |
        | 2015    | uppfyllt         |
        | 2016-H1 | uppfyllt         |
        | 2016    | uppfyllt         |
        | 2017-H1 | uppfyllt         |
        | 2017    | inte uppfyllt    |
        | 2018-H1 | inte uppfyllt    |
        | 2018    | inte uppfyllt    |

  Regel: Utan angivet bokslut gäller det senaste helårsbokslut som underlaget når

    Scenario: Underlaget når 2017
      Givet att inflyttade är:
        | år   | värde |
        | 2015 | 1 140 |
        | 2017 | 1 230 |
      När målen bedöms
      Så gäller bedömningen bokslutet 2017

    Scenario: Ett halvårsvärde når helårsbokslutet samma år
      Givet att inflyttade är 1 140 år 2015
      Och att kundnöjdhet i hemtjänst är 94,0 procent 2017-H1
      När målen bedöms
      Så gäller bedömningen bokslutet 2017

    Scenario: Det som publicerats senare når ingenting
      Givet att inflyttade är 1 140 år 2015, publicerat 2016-02-21
      Och att inflyttade är 1 230 år 2017, publicerat 2018-02-21
      När målen bedöms med det som var publicerat 2017-06-30
      Så gäller bedömningen bokslutet 2015

    Scenario: Utan fakta i perioden måste bokslutet anges
      Givet att inflyttade är 1 100 år 2014
      När målen bedöms
      Så avvisas frågan: "så det går inte att välja bokslut"

  Regel: Ett bokslut utanför perioden avvisas

    Abstrakt Scenario: Bokslut som perioden inte har
      När målen bedöms vid bokslutet <bokslut>
      Så avvisas frågan: "är inget bokslut i perioden 2015-2018"

      Exempel:
        | bokslut |
        | 2014    |
        | 2019    |
        | 2019-H1 |
        | 2016-H2 |
        | 2016-Q3 |
        | igår    |

    Scenario: En period som inte finns
      Givet reglerna för perioden 2011-2014
      När målen bedöms vid bokslutet 2014
      Så avvisas frågan: "reglerna har ingen period `2011-2014`"

    Scenario: Ett mål som inte finns
      När mål 6 bedöms vid bokslutet 2018
      Så avvisas frågan: "har inget mål `6`; den har målen 1, 2, 3, 4, 5"
