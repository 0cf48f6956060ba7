// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/account_limits.h"
#include "plan/problem.h"

/// The parts that checkPost is put together from; for post_check*.cpp only.
namespace hatstand::plan::check
{

/// One account of the post with what goes there.
struct Target
{
    const CheckInput &input;
    const clients::Account &account;
    networks::AccountLimits limits; ///< what its server said of itself
    networks::NetworkRules rules;   ///< as they hold for the account
    const Version &version;
    EffectiveVersion content;
    QString name; ///< "Bluesky", or "Bluesky (crumb)" when the post goes to two of them
};

using Problems = std::vector<Problem>;

void checkAccount(const Target &target, Problems &problems);
void checkText(const Target &target, Problems &problems);
void checkFirstComment(const Target &target, Problems &problems);
void checkCost(const Target &target, Problems &problems);
void checkOptions(const Target &target, Problems &problems);
/// What a Mastodon server would refuse of a poll.
void checkPoll(const Target &target, Problems &problems);
void checkMedia(const Target &target, Problems &problems);
/// Of a picture whose colours nothing here converts, where it would have to be converted.
void checkColours(const Target &target, const MediaItem &item, const PostMedia &media, int index,
                  Problems &problems);
/// Files that no network can have; once for all accounts that share them.
void checkRefusals(const std::vector<Target> &targets, Problems &problems);
void checkTime(const CheckInput &input, Problems &problems);
/// Descriptions that are missing: once for each picture of the post, not once for each network.
void checkDescriptions(const std::vector<Target> &targets, Problems &problems);
/// Hidden and broken characters of one text; `accountId` is null for the post's own.
void checkCharacters(const QString &text, ProblemPlace place, const clients::AccountId &accountId,
                     Problems &problems);

} // namespace hatstand::plan::check
