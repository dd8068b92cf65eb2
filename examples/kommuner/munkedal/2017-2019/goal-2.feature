# language: sv
Egenskap: Munkedal, mål 2, 2017-2019: nettokostnaden ska minska
  ”Verksamhetens nettokostnad för individ och familjeomsorgen ska minska. utgångsvärde 2015: 51,6 mnkr”

  Meningen säger bara att kostnaden ska minska, men tabellen runt den säger mer: från vad, och hur långt olika år.
  Regeln prövar båda. Utgångsvärdet 51,6 och taken 46,9 och 42,9 är källans. Alla siffror här är påhittade exempel.

  Bakgrund:
    Givet mål 2 i mappen ".", med orden "Verksamhetens nettokostnad för individ och familjeomsorgen ska minska. utgångsvärde 2015: 51,6 mnkr"

  Scenario: Tolkningarna står i regeln och visas med bedömningen
    Givet fullmäktiges ord "< 46,9 (2018), < 42,9 mnkr (2019)"
    Och tolkningen "Meningen och utgångsvärdet står i var sin ruta i tabellen och är hopskrivna här."
    Och tolkningen "Minska är att den senaste årliga nettokostnaden är lägre än utgångsvärdet 2015, 51,6 mnkr; oförändrad är ingen minskning."
    Och tolkningen "Rutorna för 2018 och 2019 är tak för de åren: kostnaden ska vara lägre än 46,9 mnkr 2018 och lägre än 42,9 mnkr 2019. Precis på taket är inte under det."
    Och tolkningen "Målet är uppfyllt när både minskningen och årets tak är det. Före bokslutet 2018 finns inget tak att pröva."
    När målet bedöms vid bokslutet 2019
    Så säger redovisningen "Meningen och utgångsvärdet står i var sin ruta i tabellen och är hopskrivna här."

  Abstrakt Scenario: Taket 2018 ligger vid 46,9, och precis på är inte under
    Givet att nettokostnad-ifo är <kostnad> mnkr år 2018
    När målet bedöms vid bokslutet 2018
    Så är bedömningen <bedömning>
    Och är marginalen <marginal> mnkr

    Exempel:
      | kostnad | bedömning     | marginal |
      | 46,7    | uppfyllt      | 0,1      |
      | 46,8    | uppfyllt      | 0        |
      | 46,9    | inte uppfyllt | -0,1     |
      | 47,0    | inte uppfyllt | -0,2     |

  Abstrakt Scenario: Taket 2019 är lägre
    Givet att nettokostnad-ifo är 46,0 mnkr år 2018
    Och att nettokostnad-ifo är <kostnad> mnkr år 2019
    När målet bedöms vid bokslutet 2019
    Så är bedömningen <bedömning>
    Och är marginalen <marginal> mnkr

    Exempel:
      | kostnad | bedömning     | marginal |
      | 42,8    | uppfyllt      | 0        |
      | 42,9    | inte uppfyllt | -0,1     |
      | 46,0    | inte uppfyllt | -3,2     |

  Abstrakt Scenario: Före 2018 avgör bara om kostnaden minskat
    # En kostnad som inte minskat från 51,6 fäller målet direkt; en som minskat väntar på taket.
    Givet att nettokostnad-ifo är <kostnad> mnkr år 2017
    När målet bedöms vid bokslutet 2017
    Så är bedömningen <bedömning>

    Exempel:
      | kostnad | bedömning        |
      | 51,5    | kan inte bedömas |
      | 51,6    | inte uppfyllt    |
      | 52,0    | inte uppfyllt    |

  Scenario: Utgångsvärdet är 2015 års
    Givet att nettokostnad-ifo är 52,0 mnkr år 2017
    När målet bedöms vid bokslutet 2017
    Så är målet inte uppfyllt
    Och säger motiveringen "52,0 mnkr är inte mindre än 51,6 (2015)"

  Scenario: Före 2018 sägs att taket inte gäller än
    Givet att nettokostnad-ifo är 49,0 mnkr år 2017
    När målet bedöms vid bokslutet 2017
    Så kan målet inte bedömas
    Och är orsaken att det inte är dags förrän 2018-12-31

  Scenario: Utan årets kostnad kan målet inte bedömas
    Givet att nettokostnad-ifo är 46,0 mnkr år 2018
    När målet bedöms vid bokslutet 2019
    Så kan målet inte bedömas
