// The drawn pictures of Tove's steps: which file in pictures/ belongs to which step, and what is seen in it for whoever does not see it.
// pictures/draw.ts makes the files.

export type DemoPicture = { instruction: string; /** The step's place, 1 first. */ step: number; file: string; shows: string }

const shown: Record<string, string[]> = {
  seizure: [
    'Ett finger trycker igång ett stoppur. Bredvid ligger Tove och en hjälpare talar lugnt till henne.',
    'Tove ligger på rygg på golvet. En hand skjuter in en kudde under huvudet.',
    'Tove sitter i rullstolen. Den lutas bakåt, och en hand stöder huvudet.',
    'Klockan visar 3 minuter. En hand tar röda påsen ur ett öppet skåp.',
    'Toves ansikte framifrån. En spruta utan nål förs in i mungipan, mellan tänderna och kinden, och trycks in. Klockan visar 5 minuter, en telefon 112.',
    'Tove ligger först på rygg. Två händer vid axel och höft rullar henne mot sig, på sidan, med övre knäet framåt.',
    'En hand skriver på ett papper. Överst på papperet en klocka.',
    'En stor telefon med 112. Runt om: anfall i vatten, slag mot huvudet, blå läppar, och någon som är osäker.',
  ],
  choking: [
    'Tove sitter framåtlutad och hostar upp bitar. En hjälpare är nära, lugn, och väntar.',
    'Tove är blå om läpparna och lutas framåt över hjälparens arm. Hjälparen ropar på hjälp.',
    'Tove hänger framåt över en arm. Handloven slår mellan skulderbladen, med fingrarna uppåt, fem gånger.',
    'En hjälpare bakom Tove håller om henne och trycker inåt mitt på bröstet, fem gånger. Magen är överkryssad.',
    'Fem slag i ryggen, sedan fem tryck på bröstet, sedan om igen: pilar går runt.',
    'Ett finger trycker på högtalaren på en telefon som ringer 112.',
    'Tove ligger på rygg på golvet. En hjälpare trycker med raka armar rakt ned på bröstet, 30 gånger. I en ring: hjälparen blåser mun mot mun, 2 gånger.',
    'En läkare med stetoskop tittar på Toves mun och hals. Bredvid ett papper och en penna.',
  ],
  transfer: [
    'En hand visar en bild på lyften. Tove tittar uppåt: det är JA.',
    'Tove ligger på sidan i sängen. Två händer vid axel och knä rullar henne mot sig: pilar går runt kroppen, mot händerna.',
    '1: Tove ligger på sidan. Två händer för ned selen bakom ryggen, nedre kanten vid svanskotan. 2: Hon rullas tillbaka på rygg, på selen.',
    'Selens band går in under låren utifrån och korsas mellan benen. Slangen vid magen ligger fri.',
    'Tove i selen. Två händer hakar på: det korta bandet vid axeln, det långa vid benen.',
    'Fyra öglor på en bygel. En hand drar en ögla rakt nedåt. Alla fyra är kollade.',
    'Tove i selen på väg upp. B håller huvudet med båda händerna, A trycker upp på dosan.',
    'Tove sänks i rullstolen. En hand bakom drar i selens handtag bakåt mot ryggstödet.',
    'Två händer för ihop ett höftbälte över höften.',
    'En hand för ned foten på fotplattan.',
    'En hjälpare i ögonhöjd frågar. Tove tittar uppåt: det är JA.',
  ],
  pain: [
    'Fyra tecken: knäet dras upp, gråt utan tårar, hon biter sig i handen, hon vänder sig från skeden.',
    'Tove i sängen, sedd uppifrån, med siffror: 1 blöja, 2 veck vid höften, 3 ortos, 4 mage, 5 öra, 6 en binda med blod, 7 mun.',
    'Tove ligger först på rygg i sängen, sedan på sidan med en kudde bakom ryggen. Klockan visar 10 minuter.',
    'Sex ansikten från glad, 0, till gråtande, 10. Ett finger pekar på ett av dem.',
    'Skalan är fylld över 5. En pil går till en medicinflaska med mugg. På listan bockas det av.',
    'Klockan har gått 60 minuter, eller termometern visar 38,5. Pilar går till en telefon med 1177.',
  ],
  lift: [
    'Tove hänger i selen. En hjälpare står bredvid, håller hennes hand och talar lugnt.',
    'En stor röd nödstoppsknapp. En hand vrider den medsols.',
    'En hand drar ett rött snöre rakt nedåt från lyften. Tove sänks mot sängen.',
    'En telefon till hjälpmedelsjouren. Efter 10 minuter på klockan: telefon med 112.',
    'Nyckel 12 och en öppen dörr. En mobil lyft rullas ut ur förrådet.',
  ],
}

export const tovePictures: DemoPicture[] = Object.entries(shown).flatMap(([instruction, texts]) =>
  texts.map((shows, place) => ({ instruction, step: place + 1, file: `${instruction}-${place + 1}.webp`, shows })))
