# language: sv
Egenskap: Munkedal, mål 3, 2024-2026: resultatet ska vara minst två procent
  ”Årets resultat skall uppgå till minst 2 % av skatteintäkter och bidrag”

  Målet skrivs på två sätt: två procent i meningen och 16,4 mnkr i cellen bredvid. De är samma sak bara om intäkterna
  blir 820 mnkr, som i exemplet. Blir de något annat skiljer de sig åt, och då är det procenten som gäller. Alla siffror
  här är påhittade exempel.

  Bakgrund:
    Givet mål 3 i mappen ".", med orden "Årets resultat skall uppgå till minst 2 % av skatteintäkter och bidrag"

  Scenario: Tolkningarna står i regeln och visas med bedömningen
    Givet fullmäktiges ord "16,4 mnkr"
    Och tolkningen "Andelen räknas fram ur årets belopp: resultatet delat med summan av skatteintäkter och bidrag. Den avrundas inte innan den jämförs."
    Och tolkningen "Cellen bredvid, 16,4 mnkr, är vad två procent väntades bli i budgeten för 2024. Det är procenten som avgör, inte beloppet."
    Och tolkningen "Sidan har målet under rubriken för 2024; här prövas samma ord vid varje bokslut i planperioden, för det år som bokslutet stänger."
    När målet bedöms vid bokslutet 2026
    Så säger redovisningen "Andelen räknas fram ur årets belopp: resultatet delat med summan av skatteintäkter och bidrag. Den avrundas inte innan den jämförs."

  Abstrakt Scenario: Gränsen går vid två procent, utan avrundning
    Givet att skatteintäkter är 620,0 mnkr år 2024
    Och att bidrag är 200,0 mnkr år 2024
    Och att årets resultat är <resultat> mnkr år 2024
    När målet bedöms vid bokslutet 2024
    Så är bedömningen <bedömning>

    Exempel:
      | resultat | bedömning     |
      | 16,5     | uppfyllt      |
      | 16,4     | uppfyllt      |
      | 16,3     | inte uppfyllt |
      | -5,0     | inte uppfyllt |

  Scenario: Med högre intäkter räcker inte 16,4 mnkr
    Givet att skatteintäkter är 630,0 mnkr år 2024
    Och att bidrag är 200,0 mnkr år 2024
    Och att årets resultat är 16,4 mnkr år 2024
    När målet bedöms vid bokslutet 2024
    Så är målet inte uppfyllt

  Scenario: Ett gott resultat 2024 räcker inte för 2025
    Givet att skatteintäkter är 620,0 mnkr år 2024
    Och att bidrag är 200,0 mnkr år 2024
    Och att årets resultat är 20,0 mnkr år 2024
    När målet bedöms vid bokslutet 2025
    Så kan målet inte bedömas

  Scenario: Utan skatteintäkterna kan andelen inte bedömas
    Givet att bidrag är 200,0 mnkr år 2024
    Och att årets resultat är 16,4 mnkr år 2024
    När målet bedöms vid bokslutet 2024
    Så kan målet inte bedömas
    Och är orsaken att skatteintäkter saknas år 2024

  Scenario: Ett underskott missar målet vad intäkterna än var
    # Intäkterna kan inte vara mindre än noll, så andelen av ett underskott är aldrig två procent.
    Givet att bidrag är 200,0 mnkr år 2024
    Och att årets resultat är -5,0 mnkr år 2024
    När målet bedöms vid bokslutet 2024
    Så är målet inte uppfyllt
