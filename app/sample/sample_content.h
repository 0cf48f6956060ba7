// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QTime>

#include <vector>

/// What the sample workspace is made of, as read from resources/sample/sample.json: clients, their rhythm,
/// and a few posts around "now". The rest (half a year of history) is generated from the rhythm.
namespace hatstand::sample
{

struct SampleAccount
{
    QString key;
    QString network;
    bool byHand = false;
    QString handle;
    QString page;
};

struct SampleCampaign
{
    QString key;
    QString name;
    QString utm;
};

struct NamedText
{
    QString name;
    QString text;
};

/// A weekly habit: the posts take turns.
struct SampleSeries
{
    int weekday = 1; ///< 1 is Monday
    int every = 1;   ///< weeks
    QTime time;
    QStringList accounts;
    QString picture;
    QString label;
    std::vector<NamedText> posts;
};

struct SampleClient
{
    QString key;
    QString name;
    QString initials;
    QString colour;
    QByteArray zone;
    QString currency;
    QString language;
    std::vector<SampleAccount> accounts;
    std::vector<SampleCampaign> campaigns;
    std::vector<NamedText> hashtags;
    std::vector<NamedText> snippets;
    std::vector<SampleSeries> series;
};

/// One post at a stated distance from now, in a stated state.
struct SamplePost
{
    QString title;
    QString text;
    QString client;
    QStringList accounts;
    int minutes = 0; ///< from now
    QString state;   ///< draft, scheduled, published, missed, failed; empty for an idea
    QString picture;
    QString alt;
    QString label;
    QString campaign;
    std::vector<NamedText> ownTexts; ///< by account key
};

struct SampleContent
{
    QString workspace;
    std::vector<SampleClient> clients;
    std::vector<SamplePost> today;
    std::vector<SamplePost> ideas;
};

/// Fails when the text is not what is described above.
[[nodiscard]] Result<SampleContent> readSampleContent(const QByteArray &json);
/// The one that comes with the program.
[[nodiscard]] Result<SampleContent> builtInSampleContent();

} // namespace hatstand::sample
