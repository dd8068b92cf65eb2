# language: sv
Egenskap: Saknade fakta, 2015-2018
  Ett värde som saknas är aldrig noll, aldrig det senaste kända och aldrig ett genomsnitt. Programmet frågar i stället: vad
  blir bedömningen för vart och ett av de värden som det saknade kan ha? Blir den alltid densamma är den klar, trots att
  något saknas. Annars är svaret att målet inte kan bedömas, vilka bedömningar som är möjliga, och vad som saknas.

  Orsakerna är en sluten lista: att uppgiften saknas, att det är sekretess, bortfall eller ej tillämpligt, att
  bara ett preliminärt värde finns när regeln kräver ett slutligt, att definitionen ändrats mellan två värden som ska
  jämföras, att en bedömning inte gjorts, att jämförelsegruppen eller antalet deltagare inte är känt, och att det inte är
  dags än. Reglerna för 2015-2018 kräver inte slutliga värden och jämför inte över någon ändrad definition.

  Alla siffror här är påhittade exempel.

  Bakgrund:
    Givet reglerna för perioden 2015-2018

  Regel: Utan uppgifter inget svar

    Scenario: Helt utan fakta kan inget av de fem målen bedömas
      När målen bedöms vid bokslutet 2018
      Så kan mål 1 inte bedömas
      Och kan mål 2 inte bedömas
      Och kan mål 3 inte bedömas
      Och kan mål 4 inte bedömas
      Och kan mål 5 inte bedömas

    Scenario: Utan fakta är alla bedömningar som regeln tillåter möjliga
      När mål 3 bedöms vid bokslutet 2018
      Så är de möjliga bedömningarna uppfyllt, delvis uppfyllt och inte uppfyllt
      Och är orsakerna:
        | kundnöjdhet i hemtjänst saknas åren 2015-2018             |
        | kundnöjdhet i särskilt boende saknas åren 2015-2018       |
        | kundnöjdhet i funktionshinderomsorg saknas åren 2015-2018 |
        | kundnöjdhet i socialtjänst saknas åren 2015-2018          |
        | kundnöjdhet i kultur och fritid saknas åren 2015-2018     |

    Scenario: Utan delvis i regeln är bara två bedömningar möjliga
      När mål 1 bedöms vid bokslutet 2018
      Så är de möjliga bedömningarna uppfyllt och inte uppfyllt

  Regel: Ett saknat värde räknas inte som noll

    Scenario: Efter ett saknat år är inte varje antal en ökning
      # Vore 2014 noll hade 1 312 varit en ökning.
      Givet att inflyttade saknas år 2014
      Och att inflyttade är 1 312 år 2015
      När mål 1 bedöms vid bokslutet 2015
      Så kan målet inte bedömas

    Scenario: Noll är ett värde
      Givet att inflyttade är 0 år 2014
      Och att inflyttade är 1 år 2015
      När mål 1 bedöms vid bokslutet 2015
      Så är målet uppfyllt
      Och är marginalen 0 personer

  Regel: Det sägs varför ett värde saknas

    Abstrakt Scenario: Tecknen i statistiken betyder olika saker
      Givet att kundnöjdhet år 2018 är:
        | område                | värde   |
        | hemtjänst             | <värde> |
        | särskilt boende       | 95,0    |
        | funktionshinderomsorg | 95,0    |
        | socialtjänst          | 95,0    |
        | kultur och fritid     | 95,0    |
      När mål 3 bedöms vid bokslutet 2018
      Så kan målet inte bedömas
      Och är orsaken att kundnöjdhet i hemtjänst <orsak>

      Exempel:
        | värde  | orsak                             |
        | ..     | saknas på grund av sekretess 2018 |
        | -      | saknas på grund av bortfall 2018  |
        | .      | är ej tillämpligt 2018            |
        | saknas | saknas åren 2015-2018             |

    Abstrakt Scenario: Orsaken kan också skrivas med ord
      Givet att inflyttade är 1 300 år 2014
      Och att inflyttade <orsak> år 2015
      När mål 1 bedöms vid bokslutet 2015
      Så kan målet inte bedömas
      Och är orsaken att inflyttade <orsak> år 2015
      Och krävs att inflyttade är minst 1 301 år 2015

      Exempel:
        | orsak                        |
        | saknas                       |
        | saknas på grund av sekretess |
        | saknas på grund av bortfall  |
        | är ej tillämpligt            |

    Scenario: Ett sekretessbelagt värde som inte kan ändra bedömningen hindrar den inte
      Givet att inflyttade är 1 300 år 2014
      Och att inflyttade är 1 200 år 2015
      Och att inflyttade saknas på grund av sekretess år 2016
      När mål 1 bedöms vid bokslutet 2016
      Så är målet inte uppfyllt
      Och är marginalen -101 personer
      Och ändrar det inget att inflyttade saknas på grund av sekretess år 2016

    Scenario: En nyare mätning med bortfall ersätts inte av en äldre
      # Den senaste mätningen är 2018 års, och den finns inte. Att 2016 års var god säger inget om den.
      Givet att kundnöjdhet är:
        | område                | år   | värde |
        | hemtjänst             | 2016 | 95,0  |
        | hemtjänst             | 2018 | -     |
        | särskilt boende       | 2018 | 95,0  |
        | funktionshinderomsorg | 2018 | 95,0  |
        | socialtjänst          | 2018 | 95,0  |
        | kultur och fritid     | 2018 | 95,0  |
      När mål 3 bedöms vid bokslutet 2018
      Så kan målet inte bedömas
      Och är orsaken att kundnöjdhet i hemtjänst saknas på grund av bortfall år 2018

    Scenario: Ett preliminärt värde räknas, och det syns att det är preliminärt
      Givet att inflyttade är 1 300 år 2014
      Och att inflyttade är preliminärt 1 312 år 2015
      När mål 1 bedöms vid bokslutet 2015
      Så är målet uppfyllt
      Och säger redovisningen "preliminärt"

    Scenario: Ett brott i tidsserien gör två år ojämförbara
      # Faktaraden säger själv att värdet från 2016 räknats på ett nytt sätt.
      Givet fakta:
        | indikator  | år   | värde | status |
        | inflyttade | 2014 | 1 100 |        |
        | inflyttade | 2015 | 1 200 |        |
        | inflyttade | 2016 | 1 300 | brott  |
      När mål 1 bedöms vid bokslutet 2016
      Så kan målet inte bedömas
      Och är orsaken att inflyttade har ett brott i tidsserien åren 2015/2016

    Scenario: En minskning före brottet avgör ändå
      Givet fakta:
        | indikator  | år   | värde | status |
        | inflyttade | 2014 | 1 100 |        |
        | inflyttade | 2015 | 1 000 |        |
        | inflyttade | 2016 | 1 300 | brott  |
      När mål 1 bedöms vid bokslutet 2016
      Så är målet inte uppfyllt

  Regel: Fel i underlaget avvisas, de rättas inte och hoppas inte över

    Scenario: Ett nyckeltal som reglerna inte känner
      Givet att inflytade är 1 312 år 2015
      När mål 1 bedöms vid bokslutet 2015
      Så avvisas underlaget: "inflyttade"

    Scenario: Ett tal som kan läsas på två sätt
      Givet att inflyttade är 1.312 år 2015
      När mål 1 bedöms vid bokslutet 2015
      Så avvisas underlaget: "kan vara både 1 312 (tusental) och 1,312 (tre decimaler)"

    Scenario: En halv person
      Givet att inflyttade är 1 312,5 år 2015
      När mål 1 bedöms vid bokslutet 2015
      Så avvisas underlaget: "räknas i hela personer"

    Scenario: Mer än hundra procent
      Givet att kundnöjdhet i hemtjänst är 100,1 procent år 2018
      När mål 3 bedöms vid bokslutet 2018
      Så avvisas underlaget: "ligger utanför skalan"

    Scenario: Ett område som nyckeltalet inte har
      Givet att kundnöjdhet i hemtjensten är 95,0 procent år 2018
      När mål 3 bedöms vid bokslutet 2018
      Så avvisas underlaget: "hemtjensten"

    Scenario: En kommun som inte finns
      Givet att nki-total för Vettlanda är 80 år 2018
      När mål 4 bedöms vid bokslutet 2018
      Så avvisas underlaget: "Närmast är `0685 Vetlanda`"

    Scenario: Ett värde i fel enhet varnas det för, men det ändras inte
      # 0,93 är kanske en andel. Det räknas ändå som 0,93 procent, för så står det.
      Givet att kundnöjdhet i hemtjänst är 0,93 år 2018
      När mål 3 bedöms vid bokslutet 2018
      Så är området hemtjänst inte uppfyllt
      Och varnas det: "0,93"
