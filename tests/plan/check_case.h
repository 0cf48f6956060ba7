// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/post_check.h"
#include "plan/remedies.h"

#include <QDebug>

#include <vector>

namespace hatstand::test
{

template <class T>
networks::Sourced<T> fact(T value)
{
    return {value, QStringLiteral("test"), QStringLiteral("2026-11")};
}

inline networks::Limit limit(qint64 value)
{
    return fact(value);
}

/// A network of the tests' own, so that no change of a real one's figures changes what is tested here.
inline networks::NetworkRules plainRules()
{
    networks::NetworkRules rules;
    rules.key = networks::NetworkKey::fromString(QStringLiteral("plain"));
    rules.name = QStringLiteral("Plain");
    rules.text.counting = networks::CountingRule::Graphemes;
    rules.text.entities = networks::EntityRule::Common;
    rules.text.limit = limit(60);
    rules.linksClickable = fact(true);
    rules.firstComment = fact(true);
    rules.media.altText = fact(true);
    rules.media.mixed = fact(false);
    rules.media.maxTotal = limit(4);
    rules.media.image.maxCount = limit(4);
    rules.media.image.maxBytes = limit(1'000'000);
    rules.media.image.types = {QStringLiteral("image/png"), QStringLiteral("image/jpeg")};
    rules.media.image.minRatio = fact(0.5);
    rules.media.image.maxRatio = fact(2.0);
    rules.media.image.maxAltText = limit(20);
    rules.media.video.maxCount = limit(1);
    rules.media.video.maxMilliseconds = limit(60'000);
    return rules;
}

/// One post to one account on that network, which nothing is wrong with; a test changes what it is about.
struct CheckCase
{
    CheckCase()
    {
        account.id = clients::AccountId::create(clock);
        account.network = rules.key;
        account.handle = QStringLiteral("crumb");
        input.post.id = plan::PostId::create(clock);
        input.post.text = QStringLiteral("Fresh bread at eight.");
        input.post.versions = {{account.id, {}, {}, {}, {}}};
        sync();
    }
    void sync() { input.accounts = {account}; }

    plan::MediaId addMedia(const QString &type, QSize pixels = QSize(100, 100), qint64 bytes = 1000)
    {
        plan::MediaItem item;
        item.id = plan::MediaId::create(clock);
        item.fileName = QStringLiteral("loaf");
        item.mimeType = type;
        item.pixels = pixels;
        item.byteCount = bytes;
        if (type.startsWith(QLatin1StringView("video/")))
            item.durationMilliseconds = 10'000;
        input.media.insert(item.id, item);
        input.post.media.push_back({item.id, QStringLiteral("A loaf")});
        return item.id;
    }
    [[nodiscard]] plan::RulesOf rulesOf() const
    {
        return [this](const networks::NetworkKey &) -> const networks::NetworkRules & { return rules; };
    }
    [[nodiscard]] std::vector<plan::Problem> check() const { return plan::checkPost(input, rulesOf()); }
    /// The only problem there is; an empty one when there is none or more than one.
    [[nodiscard]] plan::Problem only() const
    {
        const auto problems = check();
        if (problems.size() == 1)
            return problems.front();
        for (const plan::Problem &problem : problems)
            qWarning() << problem.what << problem.why;
        return {};
    }
    /// What is left after the remedy of the only problem.
    [[nodiscard]] std::vector<plan::Problem> afterRemedy()
    {
        const plan::Problem problem = only();
        const auto better = plan::remedied(input, problem, rulesOf());
        if (!better)
            return {problem};
        input.post = *better;
        return check();
    }

    FakeClock clock;
    networks::NetworkRules rules = plainRules();
    clients::Account account;
    plan::CheckInput input;
};

} // namespace hatstand::test
