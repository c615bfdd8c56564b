/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words of the templates, for translators. Not compiled and not written by hand:
 * TL_UPDATE_TEXTS=1 and the test “samples” write it. */

/* ---- service-blueprint ---- */
/* document: title */
NC_ ("template", "Service Blueprint"),
/* persona: name */
NC_ ("template", "Farid"),
/* persona: occupation */
NC_ ("template", "bus driver, early shift, four at home"),
/* persona: goals */
NC_ ("template", "One visit"),
/* persona: challenges */
NC_ ("template", "Can only be called after two"),
/* persona: challenges */
NC_ ("template", "Does not know the model"),
/* persona: needs */
NC_ ("template", "To know the price before somebody comes"),
/* persona: demographics */
NC_ ("template", "Fourth floor, machine is six years old"),
/* persona: quote */
NC_ ("template", "I can wait one afternoon. Not three."),
/* persona: segment */
NC_ ("template", "Households"),
/* map: title */
NC_ ("template", "A washing machine is repaired at home"),
/* map: scenario */
NC_ ("template", "A machine stops on a Friday. The customer books a repair, somebody comes, the machine runs again."),
/* map: objective */
NC_ ("template", "What the customer sees, and everything behind it that makes it happen. One visit in three today needs a second one."),
/* map: goal */
NC_ ("template", "Wants clean clothes by Monday, with one visit."),
/* map: expectations */
NC_ ("template", "A time I can wait for"),
/* map: expectations */
NC_ ("template", "Somebody who brings the right part"),
/* map: expectations */
NC_ ("template", "The price before the work"),
/* stage: title */
NC_ ("template", "Breakdown"),
/* stage: title */
NC_ ("template", "Booking"),
/* stage: title */
NC_ ("template", "Preparing"),
/* stage: title */
NC_ ("template", "The visit"),
/* step: title */
NC_ ("template", "Arrival"),
/* step: title */
NC_ ("template", "Repair"),
/* stage: title */
NC_ ("template", "Paying"),
/* stage: title */
NC_ ("template", "Aftercare"),
/* lane: title */
NC_ ("template", "What they hold"),
/* lane: title */
NC_ ("template", "Customer"),
/* card: title */
NC_ ("template", "Error light, puddle"),
/* card: title */
NC_ ("template", "Website, e-mail with a time"),
/* card: title */
NC_ ("template", "Message: on the way"),
/* card: title */
NC_ ("template", "Name badge, shoe covers"),
/* card: title */
NC_ ("template", "Old part in a bag"),
/* card: title */
NC_ ("template", "Bill on the phone"),
/* card: title */
NC_ ("template", "Card for the door of the machine"),
/* card: title */
NC_ ("template", "Turns the water off"),
/* card: title */
NC_ ("template", "Books a time, sends a photo of the plate"),
/* card: title */
NC_ ("template", "Clears the way to the machine"),
/* card: title */
NC_ ("template", "Opens the door"),
/* card: title */
NC_ ("template", "Watches, asks what it was"),
/* card: title */
NC_ ("template", "Signs, pays"),
/* card: title */
NC_ ("template", "Washes seven loads"),
/* card: title */
NC_ ("template", "Page: “What does my light mean?”"),
/* card: title */
NC_ ("template", "Form with a photo and three times"),
/* card: title */
NC_ ("template", "Calls an hour before"),
/* card: title */
NC_ ("template", "Introduces herself, looks before she talks"),
/* card: title */
NC_ ("template", "Explains the fault, names the price, repairs"),
/* card: title */
NC_ ("template", "Shows the bill, takes the card"),
/* card: title */
NC_ ("template", "Writes after two weeks"),
/* card: title */
NC_ ("template", "Reads the plate, guesses the fault"),
/* card: title */
NC_ ("template", "Loads the van: four likely parts"),
/* card: title */
NC_ ("template", "Marks “arrived”"),
/* card: title */
NC_ ("template", "Asks a colleague about the pump"),
/* card: title */
NC_ ("template", "Writes the report"),
/* card: title */
NC_ ("template", "Reads the answers, calls those who are unhappy"),
/* card: title */
NC_ ("template", "Table of error codes"),
/* card: title */
NC_ ("template", "Planner of routes"),
/* card: title */
NC_ ("template", "Warehouse, orders until six"),
/* card: title */
NC_ ("template", "Map with traffic"),
/* card: title */
NC_ ("template", "Manuals by model, stock of the van"),
/* card: title */
NC_ ("template", "Payment service"),
/* card: title */
NC_ ("template", "Warranty file"),
/* card: title */
NC_ ("template", "One light means five things"),
/* card: title */
NC_ ("template", "Three times to choose from, all in the morning"),
/* card: title */
NC_ ("template", "The part is not in the van: a second visit"),
/* card: title */
NC_ ("template", "Manual is for the model before"),
/* card: title */
NC_ ("template", "Price differs from the one on the phone"),
/* card: title */
NC_ ("template", "Three checks that need no visit"),
/* card: owner */
NC_ ("template", "Content"),
/* card: title */
NC_ ("template", "Afternoons for early shifts"),
/* card: owner */
NC_ ("template", "Planning"),
/* card: title */
NC_ ("template", "Guess the fault from code, sound and age"),
/* card: owner */
NC_ ("template", "Data team"),
/* card: title */
NC_ ("template", "Photos of each repair, found by model"),
/* card: owner */
NC_ ("template", "Technicians"),
/* card: title */
NC_ ("template", "The price is fixed before she comes"),
/* card: owner */
NC_ ("template", "Sales"),
/* card: title */
NC_ ("template", "Breakdowns a week"),
/* card: title */
NC_ ("template", "From call to visit"),
/* card: title */
NC_ ("template", "Fixed at the first visit"),
/* card: title */
NC_ ("template", "Within the hour named"),
/* card: title */
NC_ ("template", "At the machine"),
/* card: title */
NC_ ("template", "Until paid"),
/* card: title */
NC_ ("template", "Would call again"),
/* point: label */
NC_ ("template", "Puddle"),
/* point: label */
NC_ ("template", "On time"),
/* link: label */
NC_ ("template", "part is missing"),
/* metric: source */
NC_ ("template", "Calls"),
/* metric: unit */
NC_ ("template", "h"),
/* metric: unit */
NC_ ("template", "min"),
/* metric: unit */
NC_ ("template", "days"),

/* ---- day-in-the-life ---- */
/* document: title */
NC_ ("template", "Day in the Life"),
/* persona: name */
NC_ ("template", "Rosa"),
/* persona: occupation */
NC_ ("template", "home carer, eleven clients a day"),
/* persona: goals */
NC_ ("template", "Ten minutes more for Mr. Albers"),
/* persona: challenges */
NC_ ("template", "Writes everything twice"),
/* persona: challenges */
NC_ ("template", "Parking"),
/* persona: needs */
NC_ ("template", "To be reachable, and not to be called"),
/* persona: behaviours */
NC_ ("template", "Talks notes into her phone between two doors"),
/* persona: demographics */
NC_ ("template", "Two children, a small car of the company"),
/* persona: quote */
NC_ ("template", "The plan has no minute for the stairs."),
/* persona: segment */
NC_ ("template", "Mobile work"),
/* map: title */
NC_ ("template", "A Tuesday of a home carer"),
/* map: scenario */
NC_ ("template", "One working day of somebody who cares for eleven people in their homes, seen without any of our products."),
/* map: objective */
NC_ ("template", "A whole day, work and rest. What happens around the moments that we know."),
/* map: goal */
NC_ ("template", "Wants to be home before her children sleep, without having cut anybody short."),
/* map: expectations */
NC_ ("template", "Nobody cancels at six in the morning"),
/* stage: title */
NC_ ("template", "Getting up"),
/* stage: title */
NC_ ("template", "First round"),
/* stage: title */
NC_ ("template", "On the road"),
/* stage: title */
NC_ ("template", "Break"),
/* stage: title */
NC_ ("template", "Second round"),
/* stage: title */
NC_ ("template", "Paperwork"),
/* stage: title */
NC_ ("template", "Home"),
/* lane: title */
NC_ ("template", "Things and people"),
/* card: title */
NC_ ("template", "Reads who is ill"),
/* card: title */
NC_ ("template", "Swaps two visits"),
/* card: title */
NC_ ("template", "Washes, dresses, makes breakfast for four people"),
/* card: title */
NC_ ("template", "Looks for a place to park, climbs stairs"),
/* card: title */
NC_ ("template", "Eats in the car"),
/* card: title */
NC_ ("template", "Calls the pharmacy"),
/* card: title */
NC_ ("template", "Five more people, one of them fell"),
/* card: title */
NC_ ("template", "Types notes from paper into the office computer"),
/* card: title */
NC_ ("template", "Reads to the children, falls asleep first"),
/* card: title */
NC_ ("template", "Who comes instead of Eva?"),
/* card: title */
NC_ ("template", "He is better today."),
/* card: title */
NC_ ("template", "The plan says four minutes."),
/* card: title */
NC_ ("template", "Ten minutes nobody wants anything."),
/* card: title */
NC_ ("template", "I should stay. I cannot."),
/* card: title */
NC_ ("template", "I wrote this down already. Here. On paper."),
/* card: title */
NC_ ("template", "Tomorrow Mr. Albers first."),
/* card: title */
NC_ ("template", "Group of colleagues"),
/* card: title */
NC_ ("template", "Mr. Albers, 91"),
/* card: title */
NC_ ("template", "Folder in the kitchen"),
/* card: title */
NC_ ("template", "Map"),
/* card: title */
NC_ ("template", "Key box at the door"),
/* card: title */
NC_ ("template", "Pharmacy"),
/* card: title */
NC_ ("template", "Mrs. Kern on the floor"),
/* card: title */
NC_ ("template", "Emergency doctor"),
/* card: title */
NC_ ("template", "Office computer"),
/* card: title */
NC_ ("template", "Her children"),
/* card: title */
NC_ ("template", "To know it the evening before"),
/* card: title */
NC_ ("template", "Time that is hers to give"),
/* card: title */
NC_ ("template", "A place for nine minutes"),
/* card: title */
NC_ ("template", "Not to be called"),
/* card: title */
NC_ ("template", "Somebody who comes at once"),
/* card: title */
NC_ ("template", "To say it once"),
/* card: title */
NC_ ("template", "To leave it at the door"),
/* card: title */
NC_ ("template", "Changes come in a chat with forty other messages"),
/* card: title */
NC_ ("template", "Travel times are those of a car at night"),
/* card: title */
NC_ ("template", "Nobody can take over the next visit"),
/* card: title */
NC_ ("template", "Notes are written twice, the second time from memory"),
/* card: title */
NC_ ("template", "Tomorrow's plan at six in the evening, fixed"),
/* card: owner */
NC_ ("template", "Care service"),
/* card: title */
NC_ ("template", "Real times between two doors"),
/* card: title */
NC_ ("template", "One tap: I am held up, who takes Mrs. Lund?"),
/* card: title */
NC_ ("template", "Notes spoken at the door are the record"),
/* point: label */
NC_ ("template", "Who is ill?"),
/* point: label */
NC_ ("template", "He laughs"),
/* point: label */
NC_ ("template", "On the floor"),
/* point: label */
NC_ ("template", "All again"),

/* ---- now-and-next ---- */
/* document: title */
NC_ ("template", "Now and Next"),
/* persona: name */
NC_ ("template", "Jana"),
/* persona: occupation */
NC_ ("template", "works in a lab until five"),
/* persona: goals */
NC_ ("template", "Every six weeks, without planning"),
/* persona: challenges */
NC_ ("template", "Cannot phone at work"),
/* persona: needs */
NC_ ("template", "An evening"),
/* persona: demographics */
NC_ ("template", "Comes every six weeks"),
/* persona: quote */
NC_ ("template", "I ring when you are cutting. You ring when I am working."),
/* persona: segment */
NC_ ("template", "Regulars"),
/* map: title */
NC_ ("template", "Getting an appointment, today"),
/* map: scenario */
NC_ ("template", "Somebody wants a haircut this week. Today it takes two calls and a walk; the second map shows how it is meant to be."),
/* map: objective */
NC_ ("template", "Regular customers of one salon. Two maps of the same journey, to be compared."),
/* map: goal */
NC_ ("template", "Wants an appointment this week, after work."),
/* map: expectations */
NC_ ("template", "To know at once whether it works"),
/* stage: title */
NC_ ("template", "Thinking of it"),
/* stage: title */
NC_ ("template", "Asking"),
/* stage: title */
NC_ ("template", "Confirming"),
/* stage: title */
NC_ ("template", "Coming"),
/* card: title */
NC_ ("template", "Sees herself in the lift mirror"),
/* card: title */
NC_ ("template", "Calls at lunch, calls again at five"),
/* card: title */
NC_ ("template", "Writes it on her hand"),
/* card: title */
NC_ ("template", "Waits twenty minutes"),
/* card: title */
NC_ ("template", "Looks for cash"),
/* card: title */
NC_ ("template", "Old card in the purse"),
/* card: title */
NC_ ("template", "Phone of the salon"),
/* card: text */
NC_ ("template", "Rings until it stops"),
/* card: title */
NC_ ("template", "Call back during a meeting"),
/* card: title */
NC_ ("template", "Chair by the window"),
/* card: title */
NC_ ("template", "Her hairdresser"),
/* card: title */
NC_ ("template", "Till, cash only"),
/* card: title */
NC_ ("template", "It has been seven weeks."),
/* card: title */
NC_ ("template", "They are cutting. Of course."),
/* card: title */
NC_ ("template", "Thursday? I will say yes to anything."),
/* card: title */
NC_ ("template", "She knows how I like it."),
/* card: title */
NC_ ("template", "Where is the next machine?"),
/* card: title */
NC_ ("template", "Nobody can answer while cutting"),
/* card: title */
NC_ ("template", "The call back comes when she works"),
/* card: title */
NC_ ("template", "Nobody says that it runs late"),
/* card: title */
NC_ ("template", "Cash only"),
/* card: title */
NC_ ("template", "A message after six weeks"),
/* card: owner */
NC_ ("template", "Jonas"),
/* card: title */
NC_ ("template", "Free times on the web"),
/* card: title */
NC_ ("template", "The time by message"),
/* card: title */
NC_ ("template", "“Come at quarter past”"),
/* card: title */
NC_ ("template", "Pay by card"),
/* point: label */
NC_ ("template", "Nobody"),
/* map: title */
NC_ ("template", "Getting an appointment, next spring"),
/* map: scenario */
NC_ ("template", "The same haircut once free times stand on the web: no call, a message that it runs late, and any way to pay."),
/* map: objective */
NC_ ("template", "What changes for regular customers, and what stays: the chair and the hairdresser."),
/* card: title */
NC_ ("template", "Gets a message after six weeks"),
/* card: title */
NC_ ("template", "Chooses Thursday at six in the tram"),
/* card: title */
NC_ ("template", "Puts it into her calendar"),
/* card: title */
NC_ ("template", "Comes at quarter past"),
/* card: title */
NC_ ("template", "Holds up her card"),
/* card: title */
NC_ ("template", "Message after six weeks"),
/* card: title */
NC_ ("template", "Free times, evenings first"),
/* card: title */
NC_ ("template", "The time, with a way to move it"),
/* card: title */
NC_ ("template", "“We run 15 minutes late”"),
/* card: title */
NC_ ("template", "Card, or cash"),
/* card: title */
NC_ ("template", "Good that they think of it."),
/* card: title */
NC_ ("template", "That took a minute."),
/* card: title */
NC_ ("template", "I can move it if the lab runs late."),
/* card: title */
NC_ ("template", "See you in six weeks."),
/* card: title */
NC_ ("template", "Send a message six weeks after the last visit"),
/* card: title */
NC_ ("template", "Put the calendar on the web"),
/* card: title */
NC_ ("template", "Mail with the time, made by the calendar"),
/* card: title */
NC_ ("template", "One button: we run late"),
/* card: title */
NC_ ("template", "A reader for cards"),
/* point: label */
NC_ ("template", "In the tram"),

/* ---- online-shop ---- */
/* document: title */
NC_ ("template", "Online Shop"),
/* persona: name */
NC_ ("template", "Lena"),
/* persona: occupation */
NC_ ("template", "teacher, works at home in the evening"),
/* persona: goals */
NC_ ("template", "Good light for marking until ten at night"),
/* persona: goals */
NC_ ("template", "Something that lasts longer than the last one"),
/* persona: challenges */
NC_ ("template", "Is at school when parcels come"),
/* persona: challenges */
NC_ ("template", "Has been let down by photos before"),
/* persona: needs */
NC_ ("template", "To see it in a real room"),
/* persona: needs */
NC_ ("template", "To know the day it arrives"),
/* persona: behaviours */
NC_ ("template", "Reads the bad reviews first"),
/* persona: behaviours */
NC_ ("template", "Fills the basket at night, orders in the morning"),
/* persona: demographics */
NC_ ("template", "Rents two rooms on the third floor, no lift"),
/* persona: quote */
NC_ ("template", "If I cannot send it back, I do not order it."),
/* persona: segment */
NC_ ("template", "Careful buyers"),
/* map: title */
NC_ ("template", "Buying a lamp online"),
/* map: scenario */
NC_ ("template", "Somebody looks for one thing for the home, orders it from a shop they have not used before, and keeps it or sends it back."),
/* map: objective */
NC_ ("template", "From the first idea to the second order. Leaves out business customers."),
/* map: goal */
NC_ ("template", "Wants the right lamp on the desk by Friday, without paying twice for postage."),
/* map: expectations */
NC_ ("template", "The picture shows the real colour"),
/* map: expectations */
NC_ ("template", "Delivery when it was promised"),
/* map: expectations */
NC_ ("template", "Sending back is easy"),
/* stage: title */
NC_ ("template", "Discovering"),
/* stage: title */
NC_ ("template", "Choosing"),
/* stage: title */
NC_ ("template", "Ordering"),
/* stage: title */
NC_ ("template", "Waiting"),
/* stage: title */
NC_ ("template", "Unpacking"),
/* stage: title */
NC_ ("template", "Keeping or returning"),
/* card: title */
NC_ ("template", "Looks for ideas on the phone in bed"),
/* card: title */
NC_ ("template", "Opens nine lamps in nine tabs"),
/* card: title */
NC_ ("template", "Fills the basket, leaves, comes back next morning"),
/* card: title */
NC_ ("template", "Checks where the parcel is, twice a day"),
/* card: title */
NC_ ("template", "Unpacks it, hunts for the right bulb"),
/* card: title */
NC_ ("template", "Keeps the lamp"),
/* card: title */
NC_ ("template", "Sends the spare shade back"),
/* card: title */
NC_ ("template", "Photo of a reading corner"),
/* card: title */
NC_ ("template", "Search results"),
/* card: title */
NC_ ("template", "Product page"),
/* card: text */
NC_ ("template", "Four photos, all on white"),
/* card: title */
NC_ ("template", "Reviews"),
/* card: title */
NC_ ("template", "Basket and checkout"),
/* card: title */
NC_ ("template", "Order confirmation"),
/* card: title */
NC_ ("template", "Tracking mail"),
/* card: title */
NC_ ("template", "Parcel driver"),
/* card: text */
NC_ ("template", "Leaves a card on the door"),
/* card: title */
NC_ ("template", "The parcel"),
/* card: title */
NC_ ("template", "Leaflet with the bulb's number"),
/* card: title */
NC_ ("template", "Return label"),
/* card: title */
NC_ ("template", "Request for a review"),
/* card: title */
NC_ ("template", "That would look good on my desk."),
/* card: title */
NC_ ("template", "Is it as warm as in the photo?"),
/* card: title */
NC_ ("template", "Why do I need an account for a lamp?"),
/* card: title */
NC_ ("template", "I was at home. Nobody rang."),
/* card: title */
NC_ ("template", "It is prettier than in the picture!"),
/* card: title */
NC_ ("template", "That was easy. I would order here again."),
/* card: title */
NC_ ("template", "Photos do not show the colour of the light"),
/* card: title */
NC_ ("template", "Must make an account before seeing the postage"),
/* card: title */
NC_ ("template", "Delivery tried at noon, no choice of time"),
/* card: text */
NC_ ("template", "Collects it a day later, two kilometres away."),
/* card: title */
NC_ ("template", "Bulb is not included, and only the leaflet says so"),
/* card: title */
NC_ ("template", "Photos by buyers, in their rooms"),
/* card: owner */
NC_ ("template", "Shop team"),
/* card: title */
NC_ ("template", "Order as a guest, postage shown from the start"),
/* card: owner */
NC_ ("template", "Checkout team"),
/* card: title */
NC_ ("template", "Choose an hour or a parcel shop"),
/* card: owner */
NC_ ("template", "Logistics"),
/* card: title */
NC_ ("template", "Put the bulb into the basket with one click"),
/* point: label */
NC_ ("template", "Account first?"),
/* point: label */
NC_ ("template", "Card on the door"),
/* point: label */
NC_ ("template", "Easy"),
/* link: label */
NC_ ("template", "looks for a matching one"),

/* ---- retail-store ---- */
/* document: title */
NC_ ("template", "Retail Store"),
/* persona: name */
NC_ ("template", "Milan"),
/* persona: occupation */
NC_ ("template", "bookkeeper, sits all day"),
/* persona: goals */
NC_ ("template", "Five kilometres by the summer"),
/* persona: goals */
NC_ ("template", "Knees that do not complain"),
/* persona: challenges */
NC_ ("template", "Knows no brand and no word of the trade"),
/* persona: challenges */
NC_ ("template", "Feels watched in sports shops"),
/* persona: needs */
NC_ ("template", "A reason for the price"),
/* persona: needs */
NC_ ("template", "To be asked, not sold to"),
/* persona: behaviours */
NC_ ("template", "Goes on Saturdays right after opening"),
/* persona: behaviours */
NC_ ("template", "Pays with the phone"),
/* persona: demographics */
NC_ ("template", "Lives ten minutes from the shop with his two sons"),
/* persona: quote */
NC_ ("template", "I do not want to look like somebody who runs. I want to run."),
/* persona: segment */
NC_ ("template", "Beginners"),
/* map: title */
NC_ ("template", "Buying running shoes in a shop"),
/* map: scenario */
NC_ ("template", "A beginner needs the first real running shoes, goes to a sports shop on a Saturday and is out again within the hour."),
/* map: objective */
NC_ ("template", "One branch, one visit, and what is left of it at home."),
/* map: goal */
NC_ ("template", "Wants shoes that do not hurt, chosen by somebody who knows."),
/* map: expectations */
NC_ ("template", "Somebody has time for me"),
/* map: expectations */
NC_ ("template", "May try them outside"),
/* map: expectations */
NC_ ("template", "No lecture"),
/* stage: title */
NC_ ("template", "Need"),
/* stage: title */
NC_ ("template", "On the way"),
/* stage: title */
NC_ ("template", "Entering"),
/* stage: title */
NC_ ("template", "Trying"),
/* stage: title */
NC_ ("template", "At home"),
/* card: title */
NC_ ("template", "Knee hurts after the third run"),
/* card: title */
NC_ ("template", "Looks up when the shop opens"),
/* card: title */
NC_ ("template", "Stands before a wall of eighty shoes"),
/* card: title */
NC_ ("template", "Tries four pairs, walks up and down"),
/* card: title */
NC_ ("template", "Queues with three boxes"),
/* card: title */
NC_ ("template", "Runs round the park"),
/* card: title */
NC_ ("template", "Shows them to a colleague"),
/* card: title */
NC_ ("template", "Advice of a colleague"),
/* card: title */
NC_ ("template", "Question about knees"),
/* card: title */
NC_ ("template", "Map with opening hours"),
/* card: title */
NC_ ("template", "Shop window"),
/* card: title */
NC_ ("template", "Wall of shoes"),
/* card: title */
NC_ ("template", "Greeting at the door"),
/* card: title */
NC_ ("template", "Sales assistant"),
/* card: text */
NC_ ("template", "Looks at the old soles first"),
/* card: title */
NC_ ("template", "Treadmill with a camera"),
/* card: title */
NC_ ("template", "Till"),
/* card: title */
NC_ ("template", "Customer card"),
/* card: title */
NC_ ("template", "Note after two weeks"),
/* card: title */
NC_ ("template", "Park run on Sunday"),
/* card: title */
NC_ ("template", "Maybe it is the shoes, not me."),
/* card: title */
NC_ ("template", "They open at ten, good."),
/* card: title */
NC_ ("template", "Which of these is not for professionals?"),
/* card: title */
NC_ ("template", "She asked where it hurts, not what I want to spend."),
/* card: title */
NC_ ("template", "And what is the card for?"),
/* card: title */
NC_ ("template", "Four kilometres, and nothing hurts."),
/* card: title */
NC_ ("template", "Hours on the map are those of last year"),
/* card: title */
NC_ ("template", "The wall sorts by brand, not by need"),
/* card: title */
NC_ ("template", "One till open on a Saturday morning"),
/* card: title */
NC_ ("template", "Card asks for a date of birth"),
/* card: title */
NC_ ("template", "Hours kept in one place, by the till"),
/* card: owner */
NC_ ("template", "Branch manager"),
/* card: title */
NC_ ("template", "Three shelves: first shoes, long runs, forest"),
/* card: title */
NC_ ("template", "Print the film of the treadmill on a card to take home"),
/* card: title */
NC_ ("template", "Pay where you try them on"),
/* card: owner */
NC_ ("template", "IT"),
/* card: title */
NC_ ("template", "Ask for a first name, nothing more"),
/* card: title */
NC_ ("template", "Invite new buyers to the Sunday run"),
/* card: title */
NC_ ("template", "Leave without having spoken to anybody"),
/* card: title */
NC_ ("template", "Buy after the treadmill"),
/* card: title */
NC_ ("template", "In the queue on Saturdays"),
/* card: title */
NC_ ("template", "Come to a run"),
/* point: label */
NC_ ("template", "Lost"),
/* point: label */
NC_ ("template", "Taken seriously"),
/* point: label */
NC_ ("template", "Proud"),
/* metric: period */
NC_ ("template", "March"),
/* metric: source */
NC_ ("template", "Counted at the door"),
/* metric: source */
NC_ ("template", "Stopwatch"),
/* metric: period */
NC_ ("template", "Spring"),

/* ---- subscription-year ---- */
/* document: title */
NC_ ("template", "Subscription Year"),
/* persona: name */
NC_ ("template", "The Okafors"),
/* persona: occupation */
NC_ ("template", "a teacher, a nurse, a first-grader"),
/* persona: goals */
NC_ ("template", "Eat less from packets"),
/* persona: challenges */
NC_ ("template", "Nobody knows what to do with kohlrabi"),
/* persona: challenges */
NC_ ("template", "Away four weeks in summer"),
/* persona: needs */
NC_ ("template", "To see what comes on Thursday"),
/* persona: behaviours */
NC_ ("template", "Cook on Sundays"),
/* persona: behaviours */
NC_ ("template", "Swap with the neighbours"),
/* persona: demographics */
NC_ ("template", "Third floor, a small kitchen, a cellar"),
/* persona: quote */
NC_ ("template", "In February it was beetroot. Again."),
/* persona: segment */
NC_ ("template", "Families in town"),
/* map: title */
NC_ ("template", "A year with a vegetable box"),
/* map: scenario */
NC_ ("template", "A household takes a box of vegetables each week, through all four seasons, and decides once a year whether to go on."),
/* map: objective */
NC_ ("template", "One turn of the wheel: what ends is where it begins again."),
/* map: goal */
NC_ ("template", "Want to cook what grows here, without throwing anything away."),
/* map: expectations */
NC_ ("template", "No contract for life"),
/* map: expectations */
NC_ ("template", "Can be paused in the holidays"),
/* stage: title */
NC_ ("template", "Sign up"),
/* stage: title */
NC_ ("template", "First box"),
/* stage: title */
NC_ ("template", "Summer"),
/* stage: title */
NC_ ("template", "Autumn"),
/* stage: title */
NC_ ("template", "Winter"),
/* stage: title */
NC_ ("template", "Renewal"),
/* card: title */
NC_ ("template", "Fill in the form on the market"),
/* card: title */
NC_ ("template", "Unpack it together, take a photo"),
/* card: title */
NC_ ("template", "Learn four ways to eat spinach"),
/* card: title */
NC_ ("template", "Pause for the holidays"),
/* card: title */
NC_ ("template", "Visit the field"),
/* card: title */
NC_ ("template", "Fill the cellar"),
/* card: title */
NC_ ("template", "Swap beetroot for eggs"),
/* card: title */
NC_ ("template", "Talk about it at breakfast"),
/* card: title */
NC_ ("template", "Stall on the market"),
/* card: title */
NC_ ("template", "Leaflet with recipes"),
/* card: title */
NC_ ("template", "Thursday mail: what comes"),
/* card: title */
NC_ ("template", "Pause button"),
/* card: text */
NC_ ("template", "Four clicks down"),
/* card: title */
NC_ ("template", "Open day on the field"),
/* card: title */
NC_ ("template", "Box with pumpkins"),
/* card: title */
NC_ ("template", "Beetroot, for the fifth time"),
/* card: title */
NC_ ("template", "Swap group"),
/* card: title */
NC_ ("template", "Letter about the next year"),
/* card: title */
NC_ ("template", "Shall we try it until summer?"),
/* card: title */
NC_ ("template", "What is this?"),
/* card: title */
NC_ ("template", "She eats spinach!"),
/* card: title */
NC_ ("template", "We pay for three boxes we do not get."),
/* card: title */
NC_ ("template", "Enough for soup until Christmas."),
/* card: title */
NC_ ("template", "Not again."),
/* card: title */
NC_ ("template", "With swapping, yes."),
/* card: title */
NC_ ("template", "Nobody knows the vegetables by name"),
/* card: title */
NC_ ("template", "Pausing is hidden and must be asked for ten days before"),
/* card: title */
NC_ ("template", "The same root five weeks in a row"),
/* card: title */
NC_ ("template", "The letter names the price, not the year"),
/* card: title */
NC_ ("template", "A trial of four boxes"),
/* card: owner */
NC_ ("template", "Farm office"),
/* card: title */
NC_ ("template", "Names and a picture inside the lid"),
/* card: title */
NC_ ("template", "Pause in the Thursday mail"),
/* card: owner */
NC_ ("template", "Web"),
/* card: title */
NC_ ("template", "Swap two things each week"),
/* card: owner */
NC_ ("template", "Packing hall"),
/* card: title */
NC_ ("template", "“Your year”: 212 kilos, 31 kinds"),
/* card: owner */
NC_ ("template", "Office"),
/* point: label */
NC_ ("template", "Like a present"),
/* point: label */
NC_ ("template", "Again"),
/* link: label */
NC_ ("template", "another year"),

/* ---- saas-onboarding ---- */
/* document: title */
NC_ ("template", "Software Onboarding"),
/* persona: name */
NC_ ("template", "Nadia"),
/* persona: occupation */
NC_ ("template", "ward manager, plans twelve people"),
/* persona: goals */
NC_ ("template", "A plan in one evening"),
/* persona: goals */
NC_ ("template", "Fewer phone calls about swaps"),
/* persona: challenges */
NC_ ("template", "Everything lives in one old spreadsheet"),
/* persona: challenges */
NC_ ("template", "Two colleagues do not use apps"),
/* persona: needs */
NC_ ("template", "A start with her own data"),
/* persona: needs */
NC_ ("template", "Proof for her boss after a month"),
/* persona: motivations */
NC_ ("template", "Sundays"),
/* persona: behaviours */
NC_ ("template", "Tries things alone first"),
/* persona: behaviours */
NC_ ("template", "Asks a friend before she asks support"),
/* persona: demographics */
NC_ ("template", "Plans at the kitchen table on Sunday evenings"),
/* persona: quote */
NC_ ("template", "If the team does not open it, I have two plans instead of one."),
/* persona: segment */
NC_ ("template", "Team leads"),
/* map: title */
NC_ ("template", "From the trial to the team's daily tool"),
/* map: scenario */
NC_ ("template", "Somebody tries a tool for planning shifts, brings the team along, and decides after thirty days whether to pay."),
/* map: objective */
NC_ ("template", "The first thirty days of a trial, one team of twelve."),
/* map: goal */
NC_ ("template", "Wants next month's plan done by Friday, and never to type it twice."),
/* map: expectations */
NC_ ("template", "Works without a training"),
/* map: expectations */
NC_ ("template", "Data can be brought along"),
/* map: expectations */
NC_ ("template", "The price is clear beforehand"),
/* stage: title */
NC_ ("template", "Finding"),
/* stage: title */
NC_ ("template", "Signing up"),
/* stage: title */
NC_ ("template", "Setting up"),
/* step: title */
NC_ ("template", "Own data"),
/* step: title */
NC_ ("template", "First plan"),
/* stage: title */
NC_ ("template", "Team joins"),
/* stage: title */
NC_ ("template", "Habit"),
/* stage: title */
NC_ ("template", "Deciding"),
/* card: title */
NC_ ("template", "Searches “shift plan without paper”"),
/* card: title */
NC_ ("template", "Starts the trial with her work address"),
/* card: title */
NC_ ("template", "Copies names from the spreadsheet"),
/* card: title */
NC_ ("template", "Drags twelve people into a month"),
/* card: title */
NC_ ("template", "Invites the team, four answer"),
/* card: title */
NC_ ("template", "Swaps are made on the phone"),
/* card: title */
NC_ ("template", "Shows the boss a month of numbers"),
/* card: title */
NC_ ("template", "Comparison article"),
/* card: title */
NC_ ("template", "Home page with a film"),
/* card: title */
NC_ ("template", "Sign-up form"),
/* card: title */
NC_ ("template", "Confirmation mail"),
/* card: text */
NC_ ("template", "Lands among the junk"),
/* card: title */
NC_ ("template", "Import of a table"),
/* card: title */
NC_ ("template", "Help in a bubble"),
/* card: title */
NC_ ("template", "The first plan"),
/* card: title */
NC_ ("template", "Invitation"),
/* card: title */
NC_ ("template", "Call from a colleague who is lost"),
/* card: title */
NC_ ("template", "Swap request"),
/* card: title */
NC_ ("template", "Weekly summary"),
/* card: title */
NC_ ("template", "Price page"),
/* card: title */
NC_ ("template", "Reminder that the trial ends"),
/* card: title */
NC_ ("template", "Looks simple. They all look simple."),
/* card: title */
NC_ ("template", "Where is the mail?"),
/* card: title */
NC_ ("template", "It wants columns I do not have."),
/* card: title */
NC_ ("template", "It saw that Ana was planned twice."),
/* card: title */
NC_ ("template", "I am their support now."),
/* card: title */
NC_ ("template", "Nobody called me this Sunday."),
/* card: title */
NC_ ("template", "Per person or per team?"),
/* card: title */
NC_ ("template", "Confirmation mail lands among the junk"),
/* card: title */
NC_ ("template", "Import refuses the spreadsheet without saying which row"),
/* card: title */
NC_ ("template", "Invited people must choose a password before they see anything"),
/* card: title */
NC_ ("template", "Price depends on a number that nobody knows yet"),
/* card: title */
NC_ ("template", "Send it from an address that says who we are"),
/* card: owner */
NC_ ("template", "Product team"),
/* card: title */
NC_ ("template", "Show the ten rows that did not fit, and mend them here"),
/* card: owner */
NC_ ("template", "Import team"),
/* card: title */
NC_ ("template", "Begin with a plan that is filled already"),
/* card: title */
NC_ ("template", "One link, one tap, your own shifts"),
/* card: owner */
NC_ ("template", "Growth team"),
/* card: title */
NC_ ("template", "Count the swaps that needed no call"),
/* card: title */
NC_ ("template", "One price for a team"),
/* point: label */
NC_ ("template", "Stuck"),
/* point: label */
NC_ ("template", "It fits!"),

/* ---- bank-account ---- */
/* document: title */
NC_ ("template", "Bank Account"),
/* persona: name */
NC_ ("template", "Joon"),
/* persona: occupation */
NC_ ("template", "school leaver, first job in August"),
/* persona: goals */
NC_ ("template", "A card with his own name"),
/* persona: goals */
NC_ ("template", "To see at once what is left"),
/* persona: challenges */
NC_ ("template", "Has no proof of address"),
/* persona: challenges */
NC_ ("template", "Words like “liable” and “overdraft”"),
/* persona: needs */
NC_ ("template", "Short sentences"),
/* persona: needs */
NC_ ("template", "To be sure that it worked"),
/* persona: behaviours */
NC_ ("template", "Does everything on the phone"),
/* persona: behaviours */
NC_ ("template", "Asks a friend who has done it"),
/* persona: demographics */
NC_ ("template", "Lives with his mother, shares a phone plan with her"),
/* persona: quote */
NC_ ("template", "My mother signs everything. This I want to do alone."),
/* persona: segment */
NC_ ("template", "First account"),
/* map: title */
NC_ ("template", "Opening a first account of one's own"),
/* map: scenario */
NC_ ("template", "A student turns eighteen, opens an account with a bank on the phone and moves the standing orders there."),
/* map: objective */
NC_ ("template", "From the first idea to the first salary. Leaves out loans and savings."),
/* map: goal */
NC_ ("template", "Wants an account before the first salary comes on the 28th."),
/* map: expectations */
NC_ ("template", "No visit to a branch"),
/* map: expectations */
NC_ ("template", "Free"),
/* map: expectations */
NC_ ("template", "Somebody answers when it is about money"),
/* stage: title */
NC_ ("template", "Reason"),
/* stage: title */
NC_ ("template", "Comparing"),
/* stage: title */
NC_ ("template", "Applying"),
/* stage: title */
NC_ ("template", "Proving who I am"),
/* stage: title */
NC_ ("template", "First weeks"),
/* stage: title */
NC_ ("template", "Everyday"),
/* card: title */
NC_ ("template", "Boss asks for an account number"),
/* card: title */
NC_ ("template", "Asks two friends and a forum"),
/* card: title */
NC_ ("template", "Types in name, address and tax number"),
/* card: title */
NC_ ("template", "Holds the passport in front of the camera"),
/* card: title */
NC_ ("template", "Waits for the card"),
/* card: title */
NC_ ("template", "Moves the phone bill"),
/* card: title */
NC_ ("template", "Pays for coffee by phone"),
/* card: title */
NC_ ("template", "Talk with the new boss"),
/* card: title */
NC_ ("template", "Friends' advice"),
/* card: title */
NC_ ("template", "Table of fees"),
/* card: text */
NC_ ("template", "Eleven footnotes"),
/* card: title */
NC_ ("template", "Application form"),
/* card: title */
NC_ ("template", "Terms to agree to"),
/* card: title */
NC_ ("template", "Video call with a clerk"),
/* card: text */
NC_ ("template", "Third try, bad light"),
/* card: title */
NC_ ("template", "Account is open"),
/* card: title */
NC_ ("template", "Card in one letter"),
/* card: title */
NC_ ("template", "Code in another letter"),
/* card: title */
NC_ ("template", "Message for each payment"),
/* card: title */
NC_ ("template", "Service line"),
/* card: title */
NC_ ("template", "Everybody has one but me."),
/* card: title */
NC_ ("template", "Free, apart from what?"),
/* card: title */
NC_ ("template", "I have agreed to something. I hope it is fine."),
/* card: title */
NC_ ("template", "Why can they not see that it is me?"),
/* card: title */
NC_ ("template", "A letter. For a number. In four days."),
/* card: title */
NC_ ("template", "I know what I have, to the cent."),
/* card: title */
NC_ ("template", "Fees stand in footnotes"),
/* card: title */
NC_ ("template", "Terms are forty pages long on a phone"),
/* card: title */
NC_ ("template", "Video check fails in ordinary light, and starts over"),
/* card: text */
NC_ ("template", "One in three gives up here."),
/* card: title */
NC_ ("template", "The code comes four days after the card"),
/* card: title */
NC_ ("template", "What it costs in a month like mine"),
/* card: title */
NC_ ("template", "Ten sentences before the forty pages"),
/* card: owner */
NC_ ("template", "Legal"),
/* card: title */
NC_ ("template", "Check the light before the call, go on where it broke off"),
/* card: owner */
NC_ ("template", "Identity team"),
/* card: title */
NC_ ("template", "Choose the code in the app"),
/* card: owner */
NC_ ("template", "Card team"),
/* card: title */
NC_ ("template", "First salary: say that it has come"),
/* card: title */
NC_ ("template", "Time on the table of fees"),
/* card: title */
NC_ ("template", "Finish the form"),
/* card: title */
NC_ ("template", "Pass the check at the first try"),
/* card: title */
NC_ ("template", "Until the first payment"),
/* card: title */
NC_ ("template", "Would open it again"),
/* point: label */
NC_ ("template", "Asked to move the lamp"),
/* point: label */
NC_ ("template", "In control"),
/* metric: unit */
NC_ ("template", "s"),
/* metric: source */
NC_ ("template", "Analytics"),
/* metric: source */
NC_ ("template", "Identity service"),
/* metric: period */
NC_ ("template", "After a month"),
/* metric: source */
NC_ ("template", "Survey"),

/* ---- insurance-claim ---- */
/* document: title */
NC_ ("template", "Insurance Claim"),
/* persona: name */
NC_ ("template", "Ines"),
/* persona: occupation */
NC_ ("template", "runs a small bakery"),
/* persona: goals */
NC_ ("template", "Bake again on Tuesday"),
/* persona: goals */
NC_ ("template", "Not to argue"),
/* persona: challenges */
NC_ ("template", "Has never claimed anything"),
/* persona: challenges */
NC_ ("template", "The papers are in the wet cupboard"),
/* persona: needs */
NC_ ("template", "One number to call"),
/* persona: needs */
NC_ ("template", "A date for each step"),
/* persona: behaviours */
NC_ ("template", "Takes photos of everything"),
/* persona: behaviours */
NC_ ("template", "Calls rather than writes"),
/* persona: demographics */
NC_ ("template", "House of the seventies, three children, paid for insurance for nineteen years"),
/* persona: quote */
NC_ ("template", "Do not tell me what you need. Tell me what happens next."),
/* persona: segment */
NC_ ("template", "Families"),
/* map: title */
NC_ ("template", "A burst pipe on Sunday"),
/* map: scenario */
NC_ ("template", "A family comes home to a wet kitchen, reports the damage and waits until everything is paid and dry."),
/* map: objective */
NC_ ("template", "Household claims of up to a few thousand. Leaves out disputes in court."),
/* map: goal */
NC_ ("template", "Wants a dry kitchen, and to know who pays before ordering a floor."),
/* map: expectations */
NC_ ("template", "Somebody answers on a Sunday"),
/* map: expectations */
NC_ ("template", "One person who knows the case"),
/* map: expectations */
NC_ ("template", "Money before the bills"),
/* stage: title */
NC_ ("template", "Damage"),
/* stage: title */
NC_ ("template", "Reporting"),
/* stage: title */
NC_ ("template", "Inspection"),
/* stage: title */
NC_ ("template", "Decision"),
/* stage: title */
NC_ ("template", "Afterwards"),
/* card: title */
NC_ ("template", "Turns the water off, takes photos"),
/* card: title */
NC_ ("template", "Looks for the policy"),
/* card: title */
NC_ ("template", "Calls the hotline"),
/* card: title */
NC_ ("template", "Waits at home for the expert"),
/* card: title */
NC_ ("template", "Reads the letter three times"),
/* card: title */
NC_ ("template", "Finds a floor layer by herself"),
/* card: title */
NC_ ("template", "Sends in the last bill"),
/* card: title */
NC_ ("template", "“Burst pipe, what now”"),
/* card: title */
NC_ ("template", "Hotline on a Sunday"),
/* card: title */
NC_ ("template", "Upload of photos"),
/* card: title */
NC_ ("template", "Expert in the kitchen"),
/* card: text */
NC_ ("template", "Listens, measures, explains"),
/* card: title */
NC_ ("template", "Letter with the decision"),
/* card: title */
NC_ ("template", "Call to ask what it means"),
/* card: title */
NC_ ("template", "Drying company"),
/* card: title */
NC_ ("template", "Floor layer"),
/* card: title */
NC_ ("template", "Payment has been made"),
/* card: title */
NC_ ("template", "New price of the policy"),
/* card: title */
NC_ ("template", "What must I not throw away?"),
/* card: title */
NC_ ("template", "Nineteen years, and I cannot find the number."),
/* card: title */
NC_ ("template", "He knew what he was doing."),
/* card: title */
NC_ ("template", "Is that for the floor, or for everything?"),
/* card: title */
NC_ ("template", "Everybody asks me who pays."),
/* card: title */
NC_ ("template", "And now it costs more."),
/* card: title */
NC_ ("template", "Nobody says what may be thrown away"),
/* card: title */
NC_ ("template", "Photos sent in the app are asked for again on the phone"),
/* card: title */
NC_ ("template", "The letter names sums, but not what they are for"),
/* card: title */
NC_ ("template", "She must find the craftsmen"),
/* card: title */
NC_ ("template", "Higher price arrives a week after the payment"),
/* card: title */
NC_ ("template", "One page for the first hour: stop, photograph, keep"),
/* card: title */
NC_ ("template", "Hotline sees the photos"),
/* card: owner */
NC_ ("template", "Claims IT"),
/* card: title */
NC_ ("template", "Decision as a table: thing, sum, when"),
/* card: owner */
NC_ ("template", "Claims"),
/* card: title */
NC_ ("template", "Offer a craftsman with a date"),
/* card: owner */
NC_ ("template", "Partners"),
/* card: title */
NC_ ("template", "Explain the price before it comes"),
/* card: title */
NC_ ("template", "Takes the report, gives a number"),
/* card: title */
NC_ ("template", "Expert visits within three days"),
/* card: title */
NC_ ("template", "Writes the letter"),
/* card: title */
NC_ ("template", "Books the drying company"),
/* card: title */
NC_ ("template", "Pays"),
/* card: title */
NC_ ("template", "Checks the cover"),
/* card: title */
NC_ ("template", "Sends an expert who is near"),
/* card: title */
NC_ ("template", "Works out the sums"),
/* card: title */
NC_ ("template", "Checks the bills"),
/* card: title */
NC_ ("template", "Closes the claim"),
/* point: label */
NC_ ("template", "At last a person"),
/* point: label */
NC_ ("template", "Which sum?"),

/* ---- support-request ---- */
/* document: title */
NC_ ("template", "Getting Help"),
/* persona: name */
NC_ ("template", "Bruno"),
/* persona: occupation */
NC_ ("template", "piano tuner, works alone"),
/* persona: goals */
NC_ ("template", "Send invoices the same day"),
/* persona: challenges */
NC_ ("template", "No idea what a driver is"),
/* persona: challenges */
NC_ ("template", "Reads small letters badly"),
/* persona: needs */
NC_ ("template", "One step at a time"),
/* persona: needs */
NC_ ("template", "A voice when it gets serious"),
/* persona: behaviours */
NC_ ("template", "Switches it off and on"),
/* persona: behaviours */
NC_ ("template", "Gives up after twenty minutes"),
/* persona: demographics */
NC_ ("template", "Workshop behind the house, one laptop, one printer"),
/* persona: quote */
NC_ ("template", "I can tune a piano by ear. I cannot read this blinking."),
/* persona: segment */
NC_ ("template", "Small businesses"),
/* map: title */
NC_ ("template", "The printer that will not print"),
/* map: scenario */
NC_ ("template", "A customer needs help with a device that worked yesterday: first alone, then with the help pages, at last with a person."),
/* map: objective */
NC_ ("template", "One case from the first try to the last question. All channels."),
/* map: goal */
NC_ ("template", "Wants the invoice printed before the post office closes."),
/* map: expectations */
NC_ ("template", "An answer that fits my device"),
/* map: expectations */
NC_ ("template", "Not to tell the story twice"),
/* stage: title */
NC_ ("template", "Trouble"),
/* stage: title */
NC_ ("template", "Helping oneself"),
/* stage: title */
NC_ ("template", "Being helped"),
/* card: title */
NC_ ("template", "Counts how often it blinks"),
/* card: title */
NC_ ("template", "Types the blinking into a search"),
/* card: title */
NC_ ("template", "Opens the chat"),
/* card: title */
NC_ ("template", "Then calls"),
/* card: title */
NC_ ("template", "Does what the voice says"),
/* card: title */
NC_ ("template", "Answers five questions about the call"),
/* card: title */
NC_ ("template", "Blinking light"),
/* card: text */
NC_ ("template", "Forum posts of other models"),
/* card: title */
NC_ ("template", "Help page"),
/* card: title */
NC_ ("template", "Chat with a bot"),
/* card: text */
NC_ ("template", "Asks for the serial number"),
/* card: title */
NC_ ("template", "Queue of the hotline"),
/* card: title */
NC_ ("template", "A person who listens"),
/* card: title */
NC_ ("template", "Look at the screen together"),
/* card: title */
NC_ ("template", "Summary of what was done"),
/* card: title */
NC_ ("template", "It worked yesterday."),
/* card: title */
NC_ ("template", "That is not my printer."),
/* card: title */
NC_ ("template", "I have told all that already."),
/* card: title */
NC_ ("template", "Ah! That lever."),
/* card: title */
NC_ ("template", "What if it happens again?"),
/* card: title */
NC_ ("template", "Light has no words"),
/* card: title */
NC_ ("template", "Help is sorted by model names that stand nowhere on the device"),
/* card: title */
NC_ ("template", "Chat and phone do not know of each other"),
/* card: title */
NC_ ("template", "Survey asks about everything but the printer"),
/* card: title */
NC_ ("template", "A code beside the light that opens the right page"),
/* card: owner */
NC_ ("template", "Product"),
/* card: title */
NC_ ("template", "Find my device with a photo"),
/* card: owner */
NC_ ("template", "Support team"),
/* card: title */
NC_ ("template", "Hand the chat over to the person who calls back"),
/* card: owner */
NC_ ("template", "Service"),
/* card: title */
NC_ ("template", "Offer the shared screen first"),
/* card: title */
NC_ ("template", "Summary with the one picture that helped"),
/* card: title */
NC_ ("template", "Ask one thing: does it print?"),
/* card: title */
NC_ ("template", "Find what they look for"),
/* card: title */
NC_ ("template", "Until a person answers"),
/* card: title */
NC_ ("template", "Solved in one call"),
/* card: title */
NC_ ("template", "Call again within a week"),
/* point: label */
NC_ ("template", "Behind the printer?"),
/* point: label */
NC_ ("template", "Somebody who knows"),
/* link: label */
NC_ ("template", "gives up typing"),
/* metric: source */
NC_ ("template", "Help pages"),
/* metric: source */
NC_ ("template", "Phone system"),

/* ---- patient-visit ---- */
/* document: title */
NC_ ("template", "Patient Visit"),
/* persona: name */
NC_ ("template", "Ruth"),
/* persona: occupation */
NC_ ("template", "retired gardener"),
/* persona: goals */
NC_ ("template", "Her allotment before May"),
/* persona: challenges */
NC_ ("template", "Hears badly on the phone"),
/* persona: challenges */
NC_ ("template", "Takes five other pills"),
/* persona: needs */
NC_ ("template", "Things written down"),
/* persona: needs */
NC_ ("template", "A chair with arms"),
/* persona: behaviours */
NC_ ("template", "Comes twenty minutes early"),
/* persona: behaviours */
NC_ ("template", "Keeps every letter in one folder"),
/* persona: demographics */
NC_ ("template", "Lives alone on the second floor, daughter two hours away"),
/* persona: quote */
NC_ ("template", "I do not mind waiting. I mind not knowing what for."),
/* persona: segment */
NC_ ("template", "Patients over 65"),
/* map: title */
NC_ ("template", "A knee that swells"),
/* map: scenario */
NC_ ("template", "A patient with a swollen knee sees the family doctor, is sent on, and is treated as an outpatient."),
/* map: objective */
NC_ ("template", "Adults, not an emergency. From the first pain to the last check."),
/* map: goal */
NC_ ("template", "Wants to climb stairs again without thinking about it."),
/* map: expectations */
NC_ ("template", "To be listened to"),
/* map: expectations */
NC_ ("template", "To know what comes next"),
/* map: expectations */
NC_ ("template", "Nobody loses the letter"),
/* stage: title */
NC_ ("template", "Symptoms"),
/* stage: title */
NC_ ("template", "Getting an appointment"),
/* stage: title */
NC_ ("template", "Arriving"),
/* stage: title */
NC_ ("template", "Seeing the doctor"),
/* step: title */
NC_ ("template", "Talking"),
/* step: title */
NC_ ("template", "Examination"),
/* stage: title */
NC_ ("template", "Treatment"),
/* stage: title */
NC_ ("template", "Following up"),
/* card: title */
NC_ ("template", "Puts quark on the knee, waits a week"),
/* card: evidence_source */
NC_ ("template", "Interviews in the waiting room"),
/* card: title */
NC_ ("template", "Calls at eight, again and again"),
/* card: title */
NC_ ("template", "Hands in the card"),
/* card: title */
NC_ ("template", "Fills in a form she filled in before"),
/* card: title */
NC_ ("template", "Tells it from the beginning"),
/* card: title */
NC_ ("template", "Lies down, is photographed from inside"),
/* card: title */
NC_ ("template", "Does exercises with a band"),
/* card: title */
NC_ ("template", "Writes the pain into a diary"),
/* card: title */
NC_ ("template", "Neighbour's advice"),
/* card: title */
NC_ ("template", "Line that is busy"),
/* card: title */
NC_ ("template", "Voice that finds a date"),
/* card: title */
NC_ ("template", "Reception"),
/* card: title */
NC_ ("template", "Form on a clipboard"),
/* card: title */
NC_ ("template", "Waiting room"),
/* card: title */
NC_ ("template", "The doctor"),
/* card: text */
NC_ ("template", "Sits down, looks up"),
/* card: title */
NC_ ("template", "Scan of the knee"),
/* card: title */
NC_ ("template", "Assistant who explains"),
/* card: title */
NC_ ("template", "Physiotherapist"),
/* card: title */
NC_ ("template", "Sheet with exercises"),
/* card: title */
NC_ ("template", "Call after two weeks"),
/* card: title */
NC_ ("template", "Letter to the other doctor"),
/* card: title */
NC_ ("template", "It will go away by itself."),
/* card: title */
NC_ ("template", "Perhaps they have closed."),
/* card: title */
NC_ ("template", "I wrote all this down in March."),
/* card: title */
NC_ ("template", "She looked at me, not at the screen."),
/* card: title */
NC_ ("template", "How loud it is in here."),
/* card: title */
NC_ ("template", "I can feel that it helps."),
/* card: title */
NC_ ("template", "Do they talk to each other?"),
/* card: title */
NC_ ("template", "To know when it is serious"),
/* card: title */
NC_ ("template", "A way that does not need a phone"),
/* card: title */
NC_ ("template", "To hear her name"),
/* card: title */
NC_ ("template", "Time"),
/* card: title */
NC_ ("template", "Somebody beside her"),
/* card: title */
NC_ ("template", "To see that it gets better"),
/* card: title */
NC_ ("template", "One folder that all can read"),
/* card: title */
NC_ ("template", "One line for everything between eight and nine"),
/* card: title */
NC_ ("template", "The same form at each visit"),
/* card: title */
NC_ ("template", "Nobody says how long the scan takes"),
/* card: title */
NC_ ("template", "The letter arrives after the next appointment"),
/* card: title */
NC_ ("template", "Ask for a call back, or book on the web"),
/* card: owner */
NC_ ("template", "Practice manager"),
/* card: title */
NC_ ("template", "Last answers are printed, she only corrects"),
/* card: title */
NC_ ("template", "A card on the wall: what you hear, how long"),
/* card: title */
NC_ ("template", "Film the exercises with her own phone"),
/* card: title */
NC_ ("template", "Letter on the day, also for the patient"),
/* card: owner */
NC_ ("template", "Clinic IT"),
/* point: label */
NC_ ("template", "Eleven tries"),
/* point: label */
NC_ ("template", "Heard"),

/* ---- public-service ---- */
/* document: title */
NC_ ("template", "Public Service"),
/* persona: name */
NC_ ("template", "Samira"),
/* persona: occupation */
NC_ ("template", "pharmacist, two small children"),
/* persona: goals */
NC_ ("template", "Done in one morning"),
/* persona: goals */
NC_ ("template", "A place in the kindergarten"),
/* persona: challenges */
NC_ ("template", "Office hours are her working hours"),
/* persona: challenges */
NC_ ("template", "One paper is still with the landlord"),
/* persona: needs */
NC_ ("template", "A list that is complete"),
/* persona: needs */
NC_ ("template", "A receipt that counts"),
/* persona: behaviours */
NC_ ("template", "Starts on the phone, ends at a counter"),
/* persona: behaviours */
NC_ ("template", "Brings everything, just in case"),
/* persona: demographics */
NC_ ("template", "Moved for work, speaks three languages, none of them legal"),
/* persona: quote */
NC_ ("template", "I moved once. I have told it to eleven offices."),
/* persona: segment */
NC_ ("template", "New in town"),
/* map: title */
NC_ ("template", "Registering a new address"),
/* map: scenario */
NC_ ("template", "A family moves to another town and registers there, with everything that follows from it."),
/* map: objective */
NC_ ("template", "Residents with all papers at hand. Leaves out first registration from abroad."),
/* map: goal */
NC_ ("template", "Wants one visit or none, and the kindergarten place before September."),
/* map: expectations */
NC_ ("template", "To be told once what to bring"),
/* map: expectations */
NC_ ("template", "That offices talk to each other"),
/* map: expectations */
NC_ ("template", "Plain words"),
/* stage: title */
NC_ ("template", "Finding out"),
/* stage: title */
NC_ ("template", "Using it"),
/* card: title */
NC_ ("template", "Searches for the right office"),
/* card: title */
NC_ ("template", "Collects four papers, lacks one"),
/* card: title */
NC_ ("template", "Fills in half of it on the web"),
/* card: title */
NC_ ("template", "Goes there with the children"),
/* card: title */
NC_ ("template", "Calls to ask whether it has arrived"),
/* card: title */
NC_ ("template", "Opens the letter"),
/* card: title */
NC_ ("template", "Tells everybody else"),
/* card: title */
NC_ ("template", "“Register address”"),
/* card: title */
NC_ ("template", "Page of the town"),
/* card: text */
NC_ ("template", "Law first, list last"),
/* card: title */
NC_ ("template", "Checklist"),
/* card: title */
NC_ ("template", "Landlord"),
/* card: title */
NC_ ("template", "Form that cannot be saved"),
/* card: title */
NC_ ("template", "Counter 7"),
/* card: title */
NC_ ("template", "Switchboard"),
/* card: title */
NC_ ("template", "Confirmation"),
/* card: title */
NC_ ("template", "Kindergarten, bank, insurance"),
/* card: title */
NC_ ("template", "First day at kindergarten"),
/* card: title */
NC_ ("template", "Answers questions on the phone"),
/* card: title */
NC_ ("template", "Says what to bring"),
/* card: title */
NC_ ("template", "Checks the papers, explains what is missing"),
/* card: title */
NC_ ("template", "Sends the confirmation"),
/* card: title */
NC_ ("template", "Types the web form into the register by hand"),
/* card: title */
NC_ ("template", "Asks the old town"),
/* card: title */
NC_ ("template", "Prints, signs, stamps"),
/* card: title */
NC_ ("template", "Tells the tax office"),
/* card: title */
NC_ ("template", "Is that for people like me?"),
/* card: title */
NC_ ("template", "They could have told me about the landlord."),
/* card: title */
NC_ ("template", "Twenty minutes, and it threw me out."),
/* card: title */
NC_ ("template", "No news. Is that good?"),
/* card: title */
NC_ ("template", "Finally we live here."),
/* card: title */
NC_ ("template", "Why does nobody tell the others?"),
/* card: title */
NC_ ("template", "Page begins with the law"),
/* card: title */
NC_ ("template", "The landlord's paper is named only at the counter"),
/* card: title */
NC_ ("template", "The form forgets everything after fifteen minutes"),
/* card: title */
NC_ ("template", "No way to see how far it is"),
/* card: title */
NC_ ("template", "The same news must be told to eleven places"),
/* card: title */
NC_ ("template", "Begin with three questions, then only what applies"),
/* card: owner */
NC_ ("template", "Web office"),
/* card: title */
NC_ ("template", "Letter to the landlord, ready to send"),
/* card: owner */
NC_ ("template", "Registry"),
/* card: title */
NC_ ("template", "Save, go on later, also at the counter"),
/* card: owner */
NC_ ("template", "Digital office"),
/* card: title */
NC_ ("template", "“Your application is with the old town”"),
/* card: title */
NC_ ("template", "Tell us once: the town tells the others"),
/* card: owner */
NC_ ("template", "Mayor's office"),
/* point: label */
NC_ ("template", "All gone"),
/* point: label */
NC_ ("template", "Done!"),

/* ---- job-application ---- */
/* document: title */
NC_ ("template", "Job Application"),
/* persona: name */
NC_ ("template", "Aylin"),
/* persona: occupation */
NC_ ("template", "carpenter, studied in the evenings"),
/* persona: goals */
NC_ ("template", "A job where her hands still count"),
/* persona: challenges */
NC_ ("template", "Her path fits no form"),
/* persona: challenges */
NC_ ("template", "Cannot take days off"),
/* persona: needs */
NC_ ("template", "To meet the people she would work with"),
/* persona: behaviours */
NC_ ("template", "Applies on the phone in the tram"),
/* persona: behaviours */
NC_ ("template", "Asks around before she writes"),
/* persona: demographics */
NC_ ("template", "Works full time, can call only at noon"),
/* persona: quote */
NC_ ("template", "I built kitchens for eight years. No field on your form asks for that."),
/* persona: segment */
NC_ ("template", "Changing trades"),
/* map: title */
NC_ ("template", "Applying at a company of eighty"),
/* map: scenario */
NC_ ("template", "A carpenter with a new degree applies for a job in planning, talks twice, and signs."),
/* map: objective */
NC_ ("template", "From the advertisement to the signature. Seen by those who apply, also those who are turned down."),
/* map: goal */
NC_ ("template", "Wants a clear answer within three weeks, yes or no."),
/* map: expectations */
NC_ ("template", "Somebody reads it"),
/* map: expectations */
NC_ ("template", "The pay is named"),
/* map: expectations */
NC_ ("template", "A no with a reason"),
/* stage: title */
NC_ ("template", "Hearing of it"),
/* step: title */
NC_ ("template", "First talk"),
/* step: title */
NC_ ("template", "In the workshop"),
/* stage: title */
NC_ ("template", "Offer"),
/* stage: title */
NC_ ("template", "First day"),
/* card: title */
NC_ ("template", "A friend sends the advertisement"),
/* card: title */
NC_ ("template", "Photographs her certificates"),
/* card: title */
NC_ ("template", "Checks her mail at every stop"),
/* card: title */
NC_ ("template", "Talks during the lunch break"),
/* card: title */
NC_ ("template", "Shows how she would do it"),
/* card: title */
NC_ ("template", "Reads the contract with her father"),
/* card: title */
NC_ ("template", "Arrives half an hour early"),
/* card: title */
NC_ ("template", "Advertisement"),
/* card: title */
NC_ ("template", "Page about the team"),
/* card: title */
NC_ ("template", "Form with forty fields"),
/* card: title */
NC_ ("template", "“Do not reply to this address”"),
/* card: title */
NC_ ("template", "Nothing for twelve days"),
/* card: title */
NC_ ("template", "Video call"),
/* card: title */
NC_ ("template", "Team at the workbench"),
/* card: title */
NC_ ("template", "Call with the offer"),
/* card: title */
NC_ ("template", "Contract"),
/* card: title */
NC_ ("template", "Desk with her name"),
/* card: title */
NC_ ("template", "That could be me."),
/* card: title */
NC_ ("template", "I am eleven drop-down lists."),
/* card: title */
NC_ ("template", "No is better than nothing."),
/* card: title */
NC_ ("template", "He had read it."),
/* card: title */
NC_ ("template", "I could work with them."),
/* card: title */
NC_ ("template", "Is that before or after tax?"),
/* card: title */
NC_ ("template", "They were waiting for me."),
/* card: title */
NC_ ("template", "The form knows careers, not trades"),
/* card: title */
NC_ ("template", "Twelve days of silence"),
/* card: title */
NC_ ("template", "Talks only in working hours"),
/* card: title */
NC_ ("template", "Contract does not name the hours as agreed"),
/* card: title */
NC_ ("template", "Say the pay in the advertisement"),
/* card: owner */
NC_ ("template", "Management"),
/* card: title */
NC_ ("template", "A letter, a photo, a phone number: enough"),
/* card: owner */
NC_ ("template", "People team"),
/* card: title */
NC_ ("template", "A date for the next step with every step"),
/* card: title */
NC_ ("template", "Talks also at seven in the evening"),
/* card: title */
NC_ ("template", "Two hours in the workshop for everybody"),
/* card: title */
NC_ ("template", "Checklist: talk against contract"),
/* point: label */
NC_ ("template", "Where is my trade?"),
/* point: label */
NC_ ("template", "They asked me"),

/* ---- employee-onboarding ---- */
/* document: title */
NC_ ("template", "First Weeks in a Job"),
/* persona: name */
NC_ ("template", "Elias"),
/* persona: occupation */
NC_ ("template", "data analyst, second job"),
/* persona: goals */
NC_ ("template", "Finish one thing that is used"),
/* persona: challenges */
NC_ ("template", "Everybody knows everything already"),
/* persona: challenges */
NC_ ("template", "Half the team is a square on a screen"),
/* persona: needs */
NC_ ("template", "A first task that matters and can fail"),
/* persona: behaviours */
NC_ ("template", "Writes everything down"),
/* persona: behaviours */
NC_ ("template", "Asks late"),
/* persona: demographics */
NC_ ("template", "New in town, two days a week at home"),
/* persona: quote */
NC_ ("template", "Nobody minds questions. I just do not know whom to ask."),
/* persona: segment */
NC_ ("template", "New colleagues"),
/* map: title */
NC_ ("template", "From the signature to the hundredth day"),
/* map: scenario */
NC_ ("template", "Somebody new joins a team of nine, half of it remote, and finds out how things are done."),
/* map: objective */
NC_ ("template", "The first hundred days. Leaves out hiring."),
/* map: goal */
NC_ ("template", "Wants to be of use within a month."),
/* map: expectations */
NC_ ("template", "A desk, a key and a login on day one"),
/* map: expectations */
NC_ ("template", "One person to ask anything"),
/* stage: title */
NC_ ("template", "Before the first day"),
/* stage: title */
NC_ ("template", "Day one"),
/* stage: title */
NC_ ("template", "First week"),
/* stage: title */
NC_ ("template", "First month"),
/* stage: title */
NC_ ("template", "Hundred days"),
/* card: title */
NC_ ("template", "Signs, waits, hears nothing for six weeks"),
/* card: title */
NC_ ("template", "Gets a laptop without a login"),
/* card: title */
NC_ ("template", "Meets nine people in five days"),
/* card: title */
NC_ ("template", "Finishes a first report"),
/* card: title */
NC_ ("template", "Explains it to somebody newer"),
/* card: title */
NC_ ("template", "Welcome mail"),
/* card: title */
NC_ ("template", "Parcel with a mug"),
/* card: title */
NC_ ("template", "Laptop without a login"),
/* card: title */
NC_ ("template", "Lunch with the team"),
/* card: title */
NC_ ("template", "Wiki of 900 pages"),
/* card: title */
NC_ ("template", "Channel for questions"),
/* card: title */
NC_ ("template", "Buddy"),
/* card: title */
NC_ ("template", "First review"),
/* card: title */
NC_ ("template", "Thanks from another team"),
/* card: title */
NC_ ("template", "Talk about a hundred days"),
/* card: title */
NC_ ("template", "Do they remember that I come?"),
/* card: title */
NC_ ("template", "I am paid for reading leaflets."),
/* card: title */
NC_ ("template", "Which of these pages is still true?"),
/* card: title */
NC_ ("template", "They use my numbers!"),
/* card: title */
NC_ ("template", "I know whom to ask now."),
/* card: title */
NC_ ("template", "A sign of life"),
/* card: title */
NC_ ("template", "Everything works at nine"),
/* card: title */
NC_ ("template", "One true page"),
/* card: title */
NC_ ("template", "Praise and doubt, both early"),
/* card: title */
NC_ ("template", "To say what was odd, while he still sees it"),
/* card: title */
NC_ ("template", "Six weeks of silence between signature and start"),
/* card: title */
NC_ ("template", "Logins are asked for on day one, not before"),
/* card: title */
NC_ ("template", "Wiki does not say what is out of date"),
/* card: title */
NC_ ("template", "What newcomers notice is never asked for"),
/* card: title */
NC_ ("template", "A postcard by each of the team"),
/* card: owner */
NC_ ("template", "Team"),
/* card: title */
NC_ ("template", "Logins a week before, tried by the buddy"),
/* card: title */
NC_ ("template", "Twelve pages that somebody owns"),
/* card: owner */
NC_ ("template", "Team lead"),
/* card: title */
NC_ ("template", "First task is chosen before he comes"),
/* card: title */
NC_ ("template", "Newcomers keep a list of odd things"),
/* point: label */
NC_ ("template", "Reading leaflets"),
/* point: label */
NC_ ("template", "It is used"),

/* ---- event ---- */
/* document: title */
NC_ ("template", "Event"),
/* persona: name */
NC_ ("template", "Ola"),
/* persona: occupation */
NC_ ("template", "runs the museum shop"),
/* persona: goals */
NC_ ("template", "Three people she can call afterwards"),
/* persona: challenges */
NC_ ("template", "Knows nobody"),
/* persona: challenges */
NC_ ("template", "Two talks she wants are at the same time"),
/* persona: needs */
NC_ ("template", "A reason to speak to a stranger"),
/* persona: behaviours */
NC_ ("template", "Reads the programme in the train"),
/* persona: behaviours */
NC_ ("template", "Leaves when a room is too full"),
/* persona: demographics */
NC_ ("template", "Travels alone, pays half of it herself"),
/* persona: quote */
NC_ ("template", "I come for the breaks."),
/* persona: segment */
NC_ ("template", "First-timers"),
/* map: title */
NC_ ("template", "A conference for three hundred"),
/* map: scenario */
NC_ ("template", "Somebody decides to go, travels, spends two days among strangers and takes something home."),
/* map: objective */
NC_ ("template", "Those who take part, not speakers. Before, during and after."),
/* map: goal */
NC_ ("template", "Wants to meet three people who have the same problem."),
/* map: expectations */
NC_ ("template", "Talks begin on time"),
/* map: expectations */
NC_ ("template", "Somewhere to sit"),
/* map: expectations */
NC_ ("template", "Coffee"),
/* stage: title */
NC_ ("template", "Before"),
/* step: title */
NC_ ("template", "Getting there"),
/* stage: title */
NC_ ("template", "During"),
/* step: title */
NC_ ("template", "Talks"),
/* step: title */
NC_ ("template", "Breaks"),
/* step: title */
NC_ ("template", "Evening"),
/* stage: title */
NC_ ("template", "After"),
/* step: title */
NC_ ("template", "On the way home"),
/* step: title */
NC_ ("template", "Back at work"),
/* lane: title */
NC_ ("template", "Hosts"),
/* lane: title */
NC_ ("template", "Behind the scenes"),
/* card: title */
NC_ ("template", "Asks her boss, books late"),
/* card: title */
NC_ ("template", "Packs, reads the programme"),
/* card: title */
NC_ ("template", "Queues for a badge"),
/* card: title */
NC_ ("template", "Chooses between two rooms"),
/* card: title */
NC_ ("template", "Stands at a table with strangers"),
/* card: title */
NC_ ("template", "Walks with six people to a restaurant"),
/* card: title */
NC_ ("template", "Sorts her notes"),
/* card: title */
NC_ ("template", "Tries one thing on Monday"),
/* card: title */
NC_ ("template", "Programme"),
/* card: title */
NC_ ("template", "Invoice to a person, not a museum"),
/* card: title */
NC_ ("template", "Timetable of trains"),
/* card: title */
NC_ ("template", "Queue for the badge"),
/* card: title */
NC_ ("template", "Badge with a question on it"),
/* card: title */
NC_ ("template", "Hall with two doors"),
/* card: title */
NC_ ("template", "Talk about small shops"),
/* card: title */
NC_ ("template", "High table with coffee"),
/* card: title */
NC_ ("template", "Dinner with six"),
/* card: title */
NC_ ("template", "Photos of slides"),
/* card: title */
NC_ ("template", "Films of the talks"),
/* card: text */
NC_ ("template", "Six weeks later"),
/* card: title */
NC_ ("template", "Call with two of them"),
/* card: title */
NC_ ("template", "Is it for people like me?"),
/* card: title */
NC_ ("template", "Did I print the ticket?"),
/* card: title */
NC_ ("template", "Everybody knows each other."),
/* card: title */
NC_ ("template", "I could be in the other room."),
/* card: title */
NC_ ("template", "She has solved what I have."),
/* card: title */
NC_ ("template", "I must remember this."),
/* card: title */
NC_ ("template", "What was the name of that shop?"),
/* card: title */
NC_ ("template", "It works here too."),
/* card: title */
NC_ ("template", "Answers mails within a day"),
/* card: title */
NC_ ("template", "Sends one page: how to get here"),
/* card: title */
NC_ ("template", "Greets at the door"),
/* card: title */
NC_ ("template", "Shows where there are seats"),
/* card: title */
NC_ ("template", "Stands at the tables, introduces people"),
/* card: title */
NC_ ("template", "Books tables for six"),
/* card: title */
NC_ ("template", "Sends films and list of those who agreed"),
/* card: title */
NC_ ("template", "Fixes the programme"),
/* card: title */
NC_ ("template", "Prints badges on demand"),
/* card: title */
NC_ ("template", "Counts seats, opens the second door"),
/* card: title */
NC_ ("template", "Coffee for 300 in 12 minutes"),
/* card: title */
NC_ ("template", "Takes down"),
/* card: title */
NC_ ("template", "Cuts the films"),
/* card: title */
NC_ ("template", "Invoice cannot be made out to an employer"),
/* card: title */
NC_ ("template", "One queue for three hundred at nine"),
/* card: title */
NC_ ("template", "A room is full, and nobody says so outside"),
/* card: title */
NC_ ("template", "Films come when the questions are gone"),
/* card: title */
NC_ ("template", "Ask whom the invoice is for"),
/* card: title */
NC_ ("template", "Badges in the evening before, at the hotel"),
/* card: title */
NC_ ("template", "A lamp at the door: green, full"),
/* card: title */
NC_ ("template", "A sign on each table: what we talk about here"),
/* card: title */
NC_ ("template", "Sound of the talks on the same day"),
/* card: owner */
NC_ ("template", "Film team"),
/* point: label */
NC_ ("template", "Same problem!"),

/* ---- hotel-stay ---- */
/* document: title */
NC_ ("template", "Hotel Stay"),
/* persona: name */
NC_ ("template", "Sanne and Luuk"),
/* persona: age */
NC_ ("template", "36 and 39"),
/* persona: occupation */
NC_ ("template", "nurse and cook, work shifts"),
/* persona: goals */
NC_ ("template", "Do nothing, well"),
/* persona: challenges */
NC_ ("template", "Arrive after the kitchen has closed"),
/* persona: challenges */
NC_ ("template", "Both are light sleepers"),
/* persona: needs */
NC_ ("template", "Quiet"),
/* persona: needs */
NC_ ("template", "Breakfast after nine"),
/* persona: behaviours */
NC_ ("template", "Choose by the photos of guests"),
/* persona: behaviours */
NC_ ("template", "Ask on arrival where the cook eats"),
/* persona: demographics */
NC_ ("template", "No car, no children, one suitcase"),
/* persona: quote */
NC_ ("template", "We have three days. None of them is for waiting."),
/* persona: segment */
NC_ ("template", "Short breaks"),
/* map: title */
NC_ ("template", "Three nights by the sea"),
/* map: scenario */
NC_ ("template", "A couple books three nights in a small hotel, arrives late by train and leaves on a Sunday morning."),
/* map: objective */
NC_ ("template", "Guests who stay for pleasure, one house with forty rooms."),
/* map: goal */
NC_ ("template", "Want to sleep until nine and hear the sea."),
/* map: expectations */
NC_ ("template", "The room looks like its photo"),
/* map: expectations */
NC_ ("template", "Somebody is there at eleven at night"),
/* map: expectations */
NC_ ("template", "No surprises on the bill"),
/* stage: title */
NC_ ("template", "Dreaming"),
/* stage: title */
NC_ ("template", "Staying"),
/* step: title */
NC_ ("template", "The room"),
/* step: title */
NC_ ("template", "The day"),
/* stage: title */
NC_ ("template", "Leaving"),
/* stage: title */
NC_ ("template", "Remembering"),
/* card: title */
NC_ ("template", "Scroll through maps of the coast"),
/* card: title */
NC_ ("template", "Compare the same room in three places"),
/* card: title */
NC_ ("template", "Walk from the station with the suitcase"),
/* card: title */
NC_ ("template", "Open the window first"),
/* card: title */
NC_ ("template", "Breakfast, beach, sleep"),
/* card: title */
NC_ ("template", "Pay, leave the suitcase until four"),
/* card: title */
NC_ ("template", "Show photos at work"),
/* card: title */
NC_ ("template", "A guest's photo"),
/* card: title */
NC_ ("template", "Booking site"),
/* card: title */
NC_ ("template", "The hotel's own page"),
/* card: title */
NC_ ("template", "Door after ten at night"),
/* card: title */
NC_ ("template", "Night porter"),
/* card: title */
NC_ ("template", "Heating that nobody understands"),
/* card: title */
NC_ ("template", "Breakfast"),
/* card: title */
NC_ ("template", "Tip for the evening"),
/* card: title */
NC_ ("template", "Bill at the counter"),
/* card: title */
NC_ ("template", "Suitcase until four"),
/* card: title */
NC_ ("template", "Question how it was"),
/* card: title */
NC_ ("template", "Their own photo"),
/* card: title */
NC_ ("template", "That window, in the morning."),
/* card: title */
NC_ ("template", "Why is it cheaper elsewhere?"),
/* card: title */
NC_ ("template", "It is dark. Did they forget us?"),
/* card: title */
NC_ ("template", "You can hear it."),
/* card: title */
NC_ ("template", "Nobody looks at a watch here."),
/* card: title */
NC_ ("template", "What is a “resort fee”?"),
/* card: title */
NC_ ("template", "We should go back in spring."),
/* card: title */
NC_ ("template", "Same room, three prices"),
/* card: title */
NC_ ("template", "Door is locked, the bell is hard to find"),
/* card: title */
NC_ ("template", "Heating has six signs and no word"),
/* card: title */
NC_ ("template", "A fee appears on the bill that was not in the booking"),
/* card: title */
NC_ ("template", "Say why booking with us is better: the room with the window"),
/* card: owner */
NC_ ("template", "Marketing"),
/* card: title */
NC_ ("template", "A message at nine: we wait, this is the bell"),
/* card: title */
NC_ ("template", "One knob, one card"),
/* card: owner */
NC_ ("template", "House keeping"),
/* card: title */
NC_ ("template", "Breakfast basket for the beach"),
/* card: title */
NC_ ("template", "Show the bill the evening before"),
/* card: title */
NC_ ("template", "Keep the room number in the file, offer it again"),
/* point: label */
NC_ ("template", "Is anybody there?"),
/* point: label */
NC_ ("template", "A sandwich"),
/* point: label */
NC_ ("template", "Until eleven!"),

/* ---- train-trip ---- */
/* document: title */
NC_ ("template", "Train Trip"),
/* persona: name */
NC_ ("template", "Tomek"),
/* persona: occupation */
NC_ ("template", "sound engineer"),
/* persona: goals */
NC_ ("template", "Arrive with an hour to spare"),
/* persona: challenges */
NC_ ("template", "Seven minutes to change"),
/* persona: challenges */
NC_ ("template", "A bag that does not fit anywhere"),
/* persona: needs */
NC_ ("template", "Plan B before he needs it"),
/* persona: behaviours */
NC_ ("template", "Buys late, on the phone"),
/* persona: behaviours */
NC_ ("template", "Stands at the door before the stop"),
/* persona: demographics */
NC_ ("template", "No car, travels four times a year"),
/* persona: quote */
NC_ ("template", "A late train is fine. A silent one is not."),
/* persona: segment */
NC_ ("template", "Now and then"),
/* map: title */
NC_ ("template", "To a wedding with one change"),
/* map: scenario */
NC_ ("template", "Somebody travels four hours by train with one change, a present and a suit, and must not be late."),
/* map: objective */
NC_ ("template", "Long-distance trips for private reasons, from the idea to the arrival."),
/* map: goal */
NC_ ("template", "Wants to be at the church at two, with the suit in one piece."),
/* map: expectations */
NC_ ("template", "A seat"),
/* map: expectations */
NC_ ("template", "To be told early when something goes wrong"),
/* stage: title */
NC_ ("template", "To the station"),
/* stage: title */
NC_ ("template", "On board"),
/* stage: title */
NC_ ("template", "Changing"),
/* card: title */
NC_ ("template", "Looks for a train that is not too early"),
/* card: title */
NC_ ("template", "Runs for the tram"),
/* card: title */
NC_ ("template", "Finds the seat taken"),
/* card: title */
NC_ ("template", "Hangs up the suit"),
/* card: title */
NC_ ("template", "Crosses five platforms in seven minutes"),
/* card: title */
NC_ ("template", "Walks the last kilometre"),
/* card: title */
NC_ ("template", "Asks for money back"),
/* card: title */
NC_ ("template", "Timetable"),
/* card: title */
NC_ ("template", "Ticket"),
/* card: text */
NC_ ("template", "Which fare can be changed?"),
/* card: title */
NC_ ("template", "Board in the hall"),
/* card: title */
NC_ ("template", "Platform"),
/* card: title */
NC_ ("template", "Conductor"),
/* card: title */
NC_ ("template", "Message: nine minutes late"),
/* card: title */
NC_ ("template", "Loudspeaker nobody hears"),
/* card: title */
NC_ ("template", "Guard who waves"),
/* card: title */
NC_ ("template", "Clock of the station"),
/* card: title */
NC_ ("template", "Form for refunds"),
/* card: title */
NC_ ("template", "Money is on its way"),
/* card: title */
NC_ ("template", "The cheap one or the safe one?"),
/* card: title */
NC_ ("template", "Platform seven. No, nine."),
/* card: title */
NC_ ("template", "Nine minutes. I have seven."),
/* card: title */
NC_ ("template", "Tell me to run or not to run."),
/* card: title */
NC_ ("template", "An hour to spare."),
/* card: title */
NC_ ("template", "They know I was late. Why must I prove it?"),
/* card: title */
NC_ ("template", "Fares differ by words, not by what they allow"),
/* card: title */
NC_ ("template", "Message names the delay, not what it means for the change"),
/* card: title */
NC_ ("template", "Nobody says whether the train waits"),
/* card: title */
NC_ ("template", "Form asks for what the ticket already says"),
/* card: title */
NC_ ("template", "Three questions instead of nine fares"),
/* card: title */
NC_ ("template", "Show how full each carriage is"),
/* card: title */
NC_ ("template", "“Your train waits” or “take the 12:40”"),
/* card: owner */
NC_ ("template", "Passenger information"),
/* card: title */
NC_ ("template", "The same sentence on the phone"),
/* card: title */
NC_ ("template", "Pay back without a form"),
/* point: label */
NC_ ("template", "Will it wait?"),
/* point: label */
NC_ ("template", "Made it"),
/* link: label */
NC_ ("template", "asks"),
