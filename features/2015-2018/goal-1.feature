# language: sv
Egenskap: Mål 1, 2015-2018: inflyttningen ökar varje år
  ”Inflyttningen till Vetlanda kommun ska öka varje år.”

  Så lyder målet, och mer säger inte källan. Regeln måste därför svara på tre frågor som fullmäktige lämnade öppna: vad
  som är inflyttning, vilka år som jämförs, och vad som gäller när ett år är precis som året före.

  Svaren står som tolkningar i regeln och visas med varje bedömning. Inflyttningen är antalet personer som flyttat till
  kommunen under ett kalenderår. Det första året som prövas är 2015, mot 2014. Att öka är att bli fler: lika många räcker
  inte. Källan nämner ingenting om delvis uppfyllt, så det finns bara två svar: uppfyllt eller inte.

  Tre av siffrorna här är publicerade av kommunen: 1 312 inflyttade 2015 (vetlanda.se, sidan Statistik), 1 314 år 2017 och
  1 199 år 2018 (kommun.vetlanda.se, sidan Befolkningsstatistik). Inget tal för 2014 eller 2016 har hittats. Scenarierna
  med publicerade siffror säger det i sitt namn. Alla andra siffror är påhittade exempel.

  Bakgrund:
    Givet mål 1 i perioden 2015-2018, med orden "Inflyttningen till Vetlanda kommun ska öka varje år."

  Scenario: Tolkningarna står i regeln och visas med bedömningen
    Givet tolkningen "Inflyttningen är antalet personer som flyttat till kommunen under ett kalenderår."
    Och tolkningen "Varje år är vart och ett av åren 2015 till bokslutet; det första jämförs med 2014."
    Och tolkningen "Öka är att bli fler än året före; lika många är ingen ökning. Källan säger inget om delvis uppfyllt."
    När målet bedöms vid bokslutet 2018
    Så säger redovisningen "Öka är att bli fler än året före; lika många är ingen ökning."

  Regel: Varje år prövas mot året före

    Scenario: Fler varje år uppfyller målet
      Givet att inflyttade är:
        | år   | värde |
        | 2014 | 1 100 |
        | 2015 | 1 140 |
        | 2016 | 1 175 |
        | 2017 | 1 230 |
        | 2018 | 1 290 |
      När målet bedöms vid bokslutet 2018
      Så är målet uppfyllt
      # Det knappaste året visas: 1 175 är 34 fler än de 1 141 som hade räckt.
      Och är utfallet 1 175 personer och kravet mer än 1 140
      Och är marginalen 34 personer

    Abstrakt Scenario: Lika många är ingen ökning
      Givet att inflyttade är 1 100 personer år 2014
      Och att inflyttade är <antal> personer år 2015
      När målet bedöms vid bokslutet 2015
      Så är bedömningen <bedömning>
      Och är marginalen <marginal> personer

      Exempel:
        | antal | bedömning     | marginal |
        | 1 101 | uppfyllt      | 0        |
        | 1 100 | inte uppfyllt | -1       |
        | 1 099 | inte uppfyllt | -2       |

    Scenario: En enda minskning räcker för att målet inte ska vara uppfyllt
      # Tre ökningar av fyra ger inte delvis uppfyllt: källan säger inget om delvis.
      Givet att inflyttade är:
        | år   | värde |
        | 2014 | 1 100 |
        | 2015 | 1 140 |
        | 2016 | 1 139 |
        | 2017 | 1 230 |
        | 2018 | 1 290 |
      När målet bedöms vid bokslutet 2018
      Så är målet inte uppfyllt
      Och är utfallet 1 139 personer och kravet mer än 1 140
      Och är marginalen -2 personer
      Och säger motiveringen "2016: 1 139 personer är inte mer än 1 140 (2015), 2 personer fattas."

    Scenario: Fler än det första året räcker inte om det gått ner emellan
      Givet att inflyttade är:
        | år   | värde |
        | 2014 | 1 100 |
        | 2015 | 1 300 |
        | 2016 | 1 200 |
      När målet bedöms vid bokslutet 2016
      Så är målet inte uppfyllt
      Och är marginalen -101 personer

  Regel: Ett år som saknas lämnar målet öppet bara om det kan ändra bedömningen

    Abstrakt Scenario: Ett saknat år mellan två kända
      # Mellan 1 312 och 1 314 finns rum för precis 1 313. Mellan 1 312 och 1 313 finns inget rum alls: hur många
      # de än var 2016 ökade det inte båda gångerna, och då är målet inte uppfyllt fast ett år saknas.
      Givet att inflyttade är 1 300 personer år 2014
      Och att inflyttade är 1 312 personer år 2015
      Och att inflyttade saknas år 2016
      Och att inflyttade är <antal> personer år 2017
      När målet bedöms vid bokslutet 2017
      Så är bedömningen <bedömning>

      Exempel:
        | antal | bedömning        |
        | 1 400 | kan inte bedömas |
        | 1 314 | kan inte bedömas |
        | 1 313 | inte uppfyllt    |
        | 1 312 | inte uppfyllt    |
        | 1 200 | inte uppfyllt    |

    Scenario: Bedömningen säger vad det saknade året måste ha varit
      Givet att inflyttade är 1 300 personer år 2014
      Och att inflyttade är 1 312 personer år 2015
      Och att inflyttade är 1 314 personer år 2017
      När målet bedöms vid bokslutet 2017
      Så kan målet inte bedömas
      Och är de möjliga bedömningarna uppfyllt och inte uppfyllt
      Och är orsaken att inflyttade saknas år 2016
      Och krävs att inflyttade är precis 1 313 år 2016

    Scenario: Utan rum för en ökning är svaret klart trots att ett år saknas
      Givet att inflyttade är 1 300 personer år 2014
      Och att inflyttade är 1 312 personer år 2015
      Och att inflyttade är 1 313 personer år 2017
      När målet bedöms vid bokslutet 2017
      Så är målet inte uppfyllt
      Och ändrar det inget att inflyttade saknas år 2016
      Och säger motiveringen "1 313, det minsta som det okända efter 1 312 (2015) kan vara om det ökar"

    Scenario: Utan 2014 går det inte att säga om 2015 var en ökning
      Givet att inflyttade är 1 312 personer år 2015
      När målet bedöms vid bokslutet 2015
      Så kan målet inte bedömas
      Och är orsaken att inflyttade saknas år 2014
      Och krävs att inflyttade är högst 1 311 år 2014

    Scenario: Det kan aldrig ha ökat från ett okänt år till noll
      # Färre än ingen kan inte ha flyttat in 2014.
      Givet att inflyttade är 0 personer år 2015
      När målet bedöms vid bokslutet 2015
      Så är målet inte uppfyllt
      Och ändrar det inget att inflyttade saknas år 2014

  Regel: De publicerade siffrorna

    Scenario: Publicerat: vid bokslutet 2017 kan målet inte bedömas
      Givet att inflyttade är 1 312 år 2015 enligt "vetlanda.se, Statistik"
      Och att inflyttade är 1 314 år 2017 enligt "kommun.vetlanda.se, Befolkningsstatistik"
      När målet bedöms vid bokslutet 2017
      Så kan målet inte bedömas
      Och är orsakerna:
        | inflyttade saknas år 2014 |
        | inflyttade saknas år 2016 |
      Och krävs att inflyttade är högst 1 311 år 2014
      Och krävs att inflyttade är precis 1 313 år 2016

    Scenario: Publicerat: vid bokslutet 2018 är målet inte uppfyllt vad de saknade åren än var
      Givet att inflyttade är 1 312 år 2015 enligt "vetlanda.se, Statistik"
      Och att inflyttade är 1 314 år 2017 enligt "kommun.vetlanda.se, Befolkningsstatistik"
      Och att inflyttade är 1 199 år 2018 enligt "kommun.vetlanda.se, Befolkningsstatistik"
      När målet bedöms vid bokslutet 2018
      Så är målet inte uppfyllt
      Och är utfallet 1 199 personer och kravet mer än 1 314
      Och är marginalen -116 personer
      Och ändrar det inget att inflyttade saknas år 2014
      Och ändrar det inget att inflyttade saknas år 2016
      Och står i underlaget att inflyttade är 1 199 år 2018 enligt "kommun.vetlanda.se, Befolkningsstatistik"
      Och säger motiveringen "2018: 1 199 personer är inte mer än 1 314 (2017), 116 personer fattas."
