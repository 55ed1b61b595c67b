# SPDX-License-Identifier: Apache-2.0
"""Paragraphs as statements have them, all of them written right but for the names, which are of no case."""

STATEMENTS = """
I’ve not slept properly since the 14th of March 2025. I lie there until 3am listening for his car on the drive, and
when the neighbour’s security light comes on I’m up at the window before I know I’ve moved.

He’d ring me at work, thirty or forty times a shift, until my manager had to change my extension. I was mortified.
I’d only been there six weeks and I could see my colleagues thinking I was trouble.

We met at a mate’s barbecue in Rotherham in the summer of 2019. He seemed lovely: funny, generous, brilliant with
the kids. My mum adored him. Nobody’d have believed what he was like behind closed doors.

I’m skint because of him. He took out two loans in my name, maxed out the overdraft and sold my jewellery on
Gumtree. I’m still paying off £4,300 at £25 a fortnight.

My daughter, who’s eight, won’t go upstairs on her own any more. She’s started wetting the bed and she asks me
whether the doors are locked. The school’s been brilliant, but it shouldn’t be down to a Year 4 teacher to put
right what he’s done.

He was always mardy when I’d been out with my sister. He’d sulk for days, then he’d kick off over nothing: a cold
cuppa, the wrong programme on the telly, the nappies not put away.

I had to move house. I left behind my garden, my allotment, my nan’s dresser and a job I’d worked bloody hard for.
I’m forty-six and I’m living in a one-bedroomed flat with a dodgy boiler and black mould on the walls.

At about half past seven on Bonfire Night he turned up at my parents’ bungalow. Dad’s got emphysema; he could
hardly breathe, and that man stood on the kerb shouting the odds in front of the whole close.

I used to be a confident, organised person. I’d travelled round Europe by myself at nineteen. Now I can’t go to the
big Tesco without having a panic attack by the tills.

The flashbacks are the worst. It’s the smell of the aftershave, or someone laughing in the next room, and I’m back
on the kitchen floor with my cheek against the tiles.

He apologised every single time. He’d cry, he’d promise to get counselling, he’d bring me flowers from the garage.
By the weekend we’d be back to square one and I’d be apologising to him.

My GP has put me on sertraline and zopiclone. I’ve lost nearly two stone. My hair’s come out in handfuls and the
dentist says I’ve ground my teeth down in my sleep.

I don’t answer unknown numbers. I’ve come off Facebook, Instagram and Snapchat, and I’ve had to change my email
address twice. He’d made that many fake accounts I’d stopped counting.

When the police came I told them I’d walked into a cupboard. I’m ashamed of that now. The officer, a young lass
from Barnsley, didn’t push it; she just left a card under the kettle for me.

On Boxing Day he smashed my phone, my laptop and the windscreen of my Corsa. The recovery lorry cost £180 and the
insurers wouldn’t cough up because we’d been living together.

I work as a healthcare assistant at the infirmary. I love it, but I’ve been off sick for five months with stress,
and my sick pay’s about to be halved. I feel like I’ve let everybody down.

He controlled what I wore, what I ate, who I saw and how much petrol was in the car. I had to send him a photo of
every receipt. If I was ten minutes late from the school run there’d be hell to pay.

My eldest lad’s gone off the rails. He’s fifteen, he’s been excluded twice and he’s got in with a bad crowd. He
told the youth worker he’d rather be feared than be like me.

I dread the letterbox. Even though he’s inside he’s got cousins round here and they’ve pushed all sorts through it:
cards, dog mess, once a lit firework wrapped in newspaper.

She’d been my best friend since infant school. After he’d poisoned her against me she didn’t speak to me for three
years, and by the time she’d realised, her mum had died and I’d missed the funeral.

I can’t bear anybody standing behind me. In queues I turn sideways. At the hairdresser’s I ask for the chair that
faces the door, and I’ve stopped going to the cinema altogether.

It’s the little things. I can’t listen to the radio while I’m in the bath in case I don’t hear the back gate. I
park facing outwards. I’ve a rape alarm on my keys, one in my dressing gown and one by the loo.

The trial was adjourned four times. Each time I’d psyched myself up, arranged childcare, booked unpaid leave and
got a lift into Leeds, only to be told on the day that there wasn’t a court free.

He said that if I ever left he’d burn the house down with me in it. He’d say it quite calmly, as though he were
telling me the weather forecast. I believed him then and I believe him now.

I’m a Muslim woman, and in our community people talk. My in-laws told everyone at the mosque that I’d had an
affair. My own auntie crossed the road with her shopping trolley rather than say salaam to me.

My English wasn’t very good when I came from Poland in 2016. He’d translate for me at the doctor’s and tell her I
was depressed and clumsy. Nobody offered me an interpreter until my third visit to casualty.

We’re farmers, so the nearest neighbours are a mile and a half away by the footpath. He took the keys of the Land
Rover and the quad bike, and he unplugged the router whenever he went to market.

I was thirty-four weeks’ pregnant when he pushed me down the stairs. The midwives kept me in overnight. They were
marvellous, but I still hadn’t the nerve to tell them why I’d fallen.

I’ve got a restraining order, but it’s only a piece of paper, isn’t it? He’s breached it by sitting in the pub
opposite my work, by getting his brother to text me, and by ‘liking’ a photograph from 2014.

I should’ve been celebrating my fortieth with a meal and a bit of a boogie. Instead I spent it in a refuge in a
town I’d never been to, sharing a bathroom with five other families, eating cake off a paper plate.

He filmed me in the shower without my knowledge and threatened to send it to my dad, my boss and the vicar. I can’t
describe the humiliation. I feel sick every time somebody gets their phone out.

I’m registered blind and he knew it. He’d move the furniture, leave the dishwasher door down, hide my white cane
and then laugh when I fell. I’ve a scar above my right eyebrow from the fireplace.

My business had a turnover of £90,000 and employed two part-timers. He left one-star reviews, rang my suppliers
pretending to be from environmental health, and cancelled a catering order for a wedding.

As a man, I never thought I’d be believed. She’d throw mugs, plates, whatever was to hand. The lads at the rugby
club took the mickey when I turned up with a black eye, so I stopped going.

Every time there’s a parole hearing it all comes flooding back. I’m asked to relive it, to update it, to fit it on
two sides of A4. I’ll have to do this again in eighteen months’ time, and again after that.

I’ve had nineteen sessions of trauma therapy. I’ve learnt to breathe, to ground myself, to count five things I can
see. It takes the edge off, but it doesn’t give me back the woman I was.

He’d turn up uninvited to parents’ evening, to the nativity, to swimming lessons. He never spoke. He’d just stand
by the vending machine in his grey hoodie with his arms folded, staring.

We had to rehome the dogs because the refuge couldn’t take them. My son still keeps a lead under his pillow. Of
everything he’s taken from us, it’s that which I find hardest to forgive.

I’d like the court to know that I’m not after revenge. I want to go to the post office on a Tuesday morning, buy a
book of stamps, have a natter and walk home again without looking over my shoulder.

When he’s released I’ll be a prisoner in my own home. I’ve already costed a camera doorbell, new locks and a
six-foot fence, and I’ve told the kids’ head teacher which grandparents are allowed to collect them.
""".strip().split("\n\n")
