# language: sv
Egenskap: Munkedal, mål 1, 2024-2026: investeringarna ska finansieras med egna medel
  ”Självfinansieringsgraden av investeringar ska minst uppgå till 60 %, i genomsnitt under planperioden.”

  Tabellen på sidan säger två saker på samma rad: 60 procent i meningen och 100 procent i cellen bredvid. Bara en av dem
  kan vara målet, och regeln måste säga vilken den läst och varför. Ett genomsnitt över tre år tål att ett år är dåligt,
  om de andra väger upp det. Alla siffror här är påhittade exempel.

  Bakgrund:
    Givet mål 1 i mappen ".", med orden "Självfinansieringsgraden av investeringar ska minst uppgå till 60 %, i genomsnitt under planperioden."

  Scenario: Tolkningarna står i regeln och visas med bedömningen
    Givet fullmäktiges ord "100 %"
    Och tolkningen "Källan säger emot sig själv: meningen säger minst 60 procent och cellen bredvid 100 procent. Meningen avgör här, för den säger vad som mäts, åt vilket håll och hur; cellen är en siffra utan ord."
    Och tolkningen "I genomsnitt är medelvärdet av årens självfinansieringsgrad, varje år lika tungt; inte summan av årens resultat delad med summan av investeringarna."
    Och tolkningen "Planperioden är 2024-2026; vid ett bokslut dessförinnan räknas åren dittills."
    När målet bedöms vid bokslutet 2026
    Så säger redovisningen "Källan säger emot sig själv: meningen säger minst 60 procent och cellen bredvid 100 procent. Meningen avgör här, för den säger vad som mäts, åt vilket håll och hur; cellen är en siffra utan ord."

  Abstrakt Scenario: Gränsen går vid 60 procent i genomsnitt för tre år
    Givet att självfinansieringsgrad är 50,0 procent år 2024
    Och att självfinansieringsgrad är 60,0 procent år 2025
    Och att självfinansieringsgrad är <grad> procent år 2026
    När målet bedöms vid bokslutet 2026
    Så är bedömningen <bedömning>

    Exempel:
      | grad  | bedömning     |
      | 100,0 | uppfyllt      |
      | 70,3  | uppfyllt      |
      | 70,0  | uppfyllt      |
      | 69,9  | inte uppfyllt |
      | 69,7  | inte uppfyllt |

  Abstrakt Scenario: Efter ett år är genomsnittet det årets siffra
    Givet att självfinansieringsgrad är <grad> procent år 2024
    När målet bedöms vid bokslutet 2024
    Så är bedömningen <bedömning>
    Och är marginalen <marginal> procentenheter

    Exempel:
      | grad | bedömning     | marginal |
      | 60,1 | uppfyllt      | 0,1      |
      | 60,0 | uppfyllt      | 0        |
      | 59,9 | inte uppfyllt | -0,1     |

  Scenario: Sextio procent är målet, inte cellens hundra
    Givet att självfinansieringsgrad är 80,0 procent år 2024
    När målet bedöms vid bokslutet 2024
    Så är målet uppfyllt
    Och är utfallet 80,0 procent och kravet minst 60

  Scenario: Ett dåligt år kan vägas upp av ett gott
    Givet att självfinansieringsgrad är 20,0 procent år 2024
    Och att självfinansieringsgrad är 110,0 procent år 2025
    När målet bedöms vid bokslutet 2025
    Så är målet uppfyllt
    Och är marginalen 5 procentenheter

  Scenario: Ett saknat år lämnar genomsnittet öppet
    Givet att självfinansieringsgrad är 20,0 procent år 2024
    Och att självfinansieringsgrad är 110,0 procent år 2026
    När målet bedöms vid bokslutet 2026
    Så kan målet inte bedömas
    Och är orsaken att självfinansieringsgrad saknas år 2025
    Och krävs att självfinansieringsgrad är minst 50 år 2025
