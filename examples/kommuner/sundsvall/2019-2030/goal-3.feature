# language: sv
Egenskap: Sundsvall, mål 3, 2019-2030: skuldsättningen ska sjunka i tre steg
  ”Kommunens skuldsättningsgrad (nettolåneskuld i förhållande till skatteintäkter och statsbidrag) ska år 2020 uppgå
  till högst 60 procent / år 2025 högst 35 procent / år 2030 högst 20 procent”

  Målet har tre tak, och vilket som gäller beror på bokslutet. Mellan målåren gäller det förra taket: 2024 är det
  fortfarande 60 procent, och ett år senare 35. I exemplen är skatter och bidrag 6 000 mnkr, så 60 procent är 3 600
  mnkr, 35 procent 2 100 och 20 procent 1 200. Alla siffror här är påhittade exempel.

  Bakgrund:
    Givet mål 3 i mappen ".", med orden "Kommunens skuldsättningsgrad (nettolåneskuld i förhållande till skatteintäkter och statsbidrag) ska år 2020 uppgå till högst 60 procent / år 2025 högst 35 procent / år 2030 högst 20 procent"

  Scenario: Tolkningarna står i regeln och visas med bedömningen
    Givet tolkningen "De tre målåren är tre punkter i en lista på sidan och är hopskrivna här med snedstreck."
    Och tolkningen "Ett målår gäller den 31 december det året, och taket gäller sedan tills nästa målår tar över: högst 60 procent från 2020, 35 från 2025 och 20 från 2030."
    Och tolkningen "Före den 31 december 2020 finns inget tak att pröva, och källan säger inget om takten mellan målåren."
    Och tolkningen "Skuldsättningsgraden räknas som parentesen säger och avrundas inte."
    När målet bedöms vid bokslutet 2030
    Så säger redovisningen "De tre målåren är tre punkter i en lista på sidan och är hopskrivna här med snedstreck."

  Abstrakt Scenario: Vilket tak som gäller beror på året
    Givet att skatteintäkter är 4 800,0 mnkr år <år>
    Och att statsbidrag är 1 200,0 mnkr år <år>
    Och att nettolåneskuld är <skuld> mnkr år <år>
    När målet bedöms vid bokslutet <år>
    Så är bedömningen <bedömning>
    Och är marginalen <marginal> procentenheter

    Exempel:
      | år   | skuld   | bedömning     | marginal |
      | 2020 | 3 600,0 | uppfyllt      | 0        |
      | 2020 | 3 603,0 | inte uppfyllt | -0,05    |
      | 2024 | 3 600,0 | uppfyllt      | 0        |
      | 2024 | 2 400,0 | uppfyllt      | 20       |
      | 2025 | 2 400,0 | inte uppfyllt | -5       |
      | 2025 | 2 100,0 | uppfyllt      | 0        |
      | 2025 | 2 103,0 | inte uppfyllt | -0,05    |
      | 2030 | 2 100,0 | inte uppfyllt | -15      |
      | 2030 | 1 200,0 | uppfyllt      | 0        |
      | 2030 | 1 203,0 | inte uppfyllt | -0,05    |

  Scenario: Före det första målåret finns inget att pröva
    Givet att skatteintäkter är 4 800,0 mnkr år 2019
    Och att statsbidrag är 1 200,0 mnkr år 2019
    Och att nettolåneskuld är 1 000,0 mnkr år 2019
    När målet bedöms vid bokslutet 2019
    Så kan målet inte bedömas
    Och är orsaken att det inte är dags förrän 2020-12-31

  Scenario: En skuldsättning från före målåret säger inget om målåret
    Givet att skatteintäkter är 4 800,0 mnkr år 2024
    Och att statsbidrag är 1 200,0 mnkr år 2024
    Och att nettolåneskuld är 1 000,0 mnkr år 2024
    När målet bedöms vid bokslutet 2025
    Så kan målet inte bedömas
    Och är de möjliga bedömningarna uppfyllt och inte uppfyllt
