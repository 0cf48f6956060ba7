// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/measure_options.h"

#include "networks/account_limits.h"
#include "networks/post_options.h"

namespace hatstand::plan
{

networks::MeasureOptions measureOptions(const clients::Account &account, const EffectiveVersion &version,
                                        const networks::NetworkRules &rules)
{
    networks::MeasureOptions options;
    options.spoiler = version.options.value(networks::option::contentWarning).toString();
    options.withMedia = !version.media.empty();
    const networks::AccountLimits server = networks::accountLimits(account.options);
    const QJsonValue linkLength = account.options.value(QLatin1StringView("linkLength"));
    // Zero or less is no limit that a server can mean.
    if (const int limit = clients::textLimitOf(account); limit > 0)
        options.limit = limit;
    else if (account.options.value(QLatin1StringView("premium")).toBool() && rules.text.paidLimit)
        options.limit = rules.text.paidLimit->value;
    else
        options.limit = server.text;
    if (linkLength.toInteger() > 0)
        options.linkLength = linkLength.toInteger();
    else
        options.linkLength = server.linkLength;
    return options;
}

networks::MeasureOptions commentMeasureOptions(const clients::Account &account,
                                               const EffectiveVersion &version,
                                               const networks::NetworkRules &rules)
{
    EffectiveVersion alone;
    alone.options = version.options;
    return measureOptions(account, alone, rules);
}

} // namespace hatstand::plan
