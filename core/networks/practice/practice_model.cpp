// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/practice/practice_model.h"

#include "networks/practice/practice_draw.h"
#include "networks/practice/practice_voices.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace hatstand::networks
{

namespace
{
constexpr double minute = 60'000.0;
constexpr double hour = 3'600'000.0;
constexpr double likesTau = 7 * hour;
constexpr double repostsTau = 9 * hour;
constexpr double repliesTau = 11 * hour;

double arrived(double elapsed, double tau)
{
    return elapsed <= 0 ? 0 : 1 - std::exp(-elapsed / tau);
}

/// How a post of these features does against a plain one.
double appeal(const PracticeFeatures &features)
{
    double factor = 1;
    if (features.hasPicture)
        factor *= 1.6;
    if (features.asks)
        factor *= 1.25;
    if (features.hasLink)
        factor *= 0.85;
    if (features.hashtags > 4)
        factor *= 0.8;
    if (features.characters > 0 && features.characters < 140)
        factor *= 1.1;
    return factor;
}

/// Somebody is quick.
constexpr double soonest = 3 * minute;
constexpr double latest = 20 * minute;
} // namespace

PracticeFeatures featuresOf(const QString &text, bool hasPicture)
{
    static const QRegularExpression tag(QStringLiteral("(?:^|\\s)#\\w"),
                                        QRegularExpression::UseUnicodePropertiesOption);
    PracticeFeatures features;
    features.characters = static_cast<int>(std::min<qsizetype>(text.size(), 100'000));
    features.hasPicture = hasPicture;
    features.hasLink = text.contains(QStringLiteral("https://")) || text.contains(QStringLiteral("http://"));
    features.asks = text.contains(u'?');
    auto tags = tag.globalMatch(text);
    while (tags.hasNext()) {
        tags.next();
        ++features.hashtags;
    }
    return features;
}

PracticeEcho echoOf(const PracticeProfile &profile, Instant postedAt, const PracticeFeatures &features,
                    Instant now)
{
    PracticeEcho echo;
    const auto elapsed = static_cast<double>((now - postedAt).count());
    if (elapsed <= 0)
        return echo;
    const quint64 seed = mixed(profile.seed) ^ static_cast<quint64>(postedAt.milliseconds());
    // The total must not depend on `now`, else a later moment could give less: so the followers count as they
    // were when it was posted.
    const double audience = std::max(20, followersAt(profile, postedAt));
    const double base = audience * appeal(features);
    const double likes = 2 + base * (0.02 + 0.05 * drawn(seed, 1));
    const double reposts = base * 0.012 * drawn(seed, 2);
    const double replyShare = features.asks ? 0.010 : 0.005;
    const int replies = static_cast<int>(std::min(24.0, 1 + base * replyShare * drawn(seed, 3)));

    const PracticeVoices &voices = practiceVoices();
    echo.likes = static_cast<int>(likes * arrived(elapsed, likesTau));
    echo.reposts = static_cast<int>(reposts * arrived(elapsed, repostsTau));
    for (int i = 0; i < replies; ++i) {
        const double part = (i + 0.2 + 0.6 * drawn(seed, 100 + static_cast<quint64>(i))) / replies;
        const auto purpose = static_cast<quint64>(i);
        const double usual = -repliesTau * std::log(1 - std::min(part, 0.995));
        const double quick = soonest + (latest - soonest) * drawn(seed, 4);
        const auto after = static_cast<qint64>(i == 0 ? quick : std::max(usual, latest));
        if (static_cast<double>(after) > elapsed)
            break; // the parts ascend
        const PracticeLine line = voices.line(QLatin1StringView("reply"), seed, 300 + purpose);
        echo.replies.push_back({postedAt + Milliseconds(after), voices.person(seed, 200 + purpose).handle,
                                line.text, line.language});
    }
    return echo;
}

int followersAt(const PracticeProfile &profile, Instant now)
{
    const auto elapsed = static_cast<double>((now - profile.createdAt).count());
    if (elapsed <= 0)
        return profile.followers;
    const double perDay = 0.4 + 2.6 * drawn(mixed(profile.seed), 7) + profile.followers * 0.001;
    const double grown = perDay * elapsed / (24 * hour);
    return profile.followers + static_cast<int>(std::min(grown, 1e8));
}

} // namespace hatstand::networks
