/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The templates that come with the program: what each is called, what it is for, where it belongs.
 * A row for each file of data/templates, so that the start page can show them all without opening
 * one. Titles are those of the documents (a test holds them to it). */
#include "config.h"

#include "store/tl-template-private.h"

#include <glib/gi18n-lib.h>

static const TlTemplateInfo infos[] = {
  { "service-blueprint",
    NC_ ("template", "Service Blueprint"),
    N_ ("Frontstage, backstage and support beneath one journey"),
    TL_TEMPLATE_BASICS },
  { "day-in-the-life",
    NC_ ("template", "Day in the Life"),
    N_ ("Hour by hour, before any product comes into it"),
    TL_TEMPLATE_BASICS },
  { "now-and-next",
    NC_ ("template", "Now and Next"),
    N_ ("Two maps of one journey: as it is, and as it is meant to be"),
    TL_TEMPLATE_BASICS },
  { "online-shop",
    NC_ ("template", "Online Shop"),
    N_ ("From the first idea to keeping it or sending it back"),
    TL_TEMPLATE_SHOPPING },
  { "retail-store",
    NC_ ("template", "Retail Store"),
    N_ ("A visit to a shop, from the need to the second visit"),
    TL_TEMPLATE_SHOPPING },
  { "subscription-year",
    NC_ ("template", "Subscription Year"),
    N_ ("A journey that ends where it begins: one turn of the wheel"),
    TL_TEMPLATE_SHOPPING },
  { "saas-onboarding",
    NC_ ("template", "Software Onboarding"),
    N_ ("From the trial to a tool that a team uses daily"),
    TL_TEMPLATE_SERVICES },
  { "bank-account",
    NC_ ("template", "Bank Account"),
    N_ ("Comparing, applying, proving who one is, the first weeks"),
    TL_TEMPLATE_SERVICES },
  { "insurance-claim",
    NC_ ("template", "Insurance Claim"),
    N_ ("From the damage to the last bill, with the staff beneath"),
    TL_TEMPLATE_SERVICES },
  { "support-request",
    NC_ ("template", "Getting Help"),
    N_ ("From trouble to help, across search, chat and phone"),
    TL_TEMPLATE_SERVICES },
  { "patient-visit",
    NC_ ("template", "Patient Visit"),
    N_ ("From the first symptom to the check after treatment"),
    TL_TEMPLATE_PUBLIC },
  { "public-service",
    NC_ ("template", "Public Service"),
    N_ ("An application to an office, and all that follows from it"),
    TL_TEMPLATE_PUBLIC },
  { "job-application",
    NC_ ("template", "Job Application"),
    N_ ("From the advertisement to the first day, seen by those who apply"),
    TL_TEMPLATE_WORK },
  { "employee-onboarding",
    NC_ ("template", "First Weeks in a Job"),
    N_ ("From the signature to the hundredth day"),
    TL_TEMPLATE_WORK },
  { "event",
    NC_ ("template", "Event"),
    N_ ("Before, during and after, with the hosts behind the scenes"),
    TL_TEMPLATE_TRAVEL },
  { "hotel-stay",
    NC_ ("template", "Hotel Stay"),
    N_ ("Dreaming, booking, arriving, staying, remembering"),
    TL_TEMPLATE_TRAVEL },
  { "train-trip",
    NC_ ("template", "Train Trip"),
    N_ ("From door to door with one change"),
    TL_TEMPLATE_TRAVEL },
};

static const char *const category_titles[] = {
  [TL_TEMPLATE_BASICS] = N_ ("Basics"),     [TL_TEMPLATE_SHOPPING] = N_ ("Shopping"),
  [TL_TEMPLATE_SERVICES] = N_ ("Services"), [TL_TEMPLATE_PUBLIC] = N_ ("Health and Public"),
  [TL_TEMPLATE_WORK] = N_ ("Work"),         [TL_TEMPLATE_TRAVEL] = N_ ("Travel and Leisure"),
  [TL_TEMPLATE_OWN] = N_ ("Yours"),         [TL_TEMPLATE_SAMPLE] = N_ ("Samples"),
};

/**
 * tl_template_get_infos:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): the templates that come with the program, but the
 * blank one
 */
const TlTemplateInfo *
tl_template_get_infos (guint *n)
{
  *n = G_N_ELEMENTS (infos);
  return infos;
}

/**
 * tl_template_category_get_title:
 *
 * Returns: what a category is called, translated
 */
const char *
tl_template_category_get_title (TlTemplateCategory category)
{
  g_return_val_if_fail ((guint) category < G_N_ELEMENTS (category_titles), "");

  return _ (category_titles[category]);
}
