// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/account.h"
#include "networks/rules.h"
#include "plan/post.h"

#include <QHash>

#include <functional>
#include <optional>
#include <vector>

namespace hatstand::plan
{

enum class Severity {
    MustFix, ///< the network would refuse it; keeps the post out of the outbox
    Look,    ///< goes out as it is, but better looked at
    Cost,    ///< sending costs money
};

/// Where in the composer a problem is: jumping there and the remedy work by these.
enum class ProblemPlace {
    Text,
    FirstComment,
    Media,
    Accounts,
    Time,
    Options,
};

/// What can be done about it at the press of a button.
enum class Remedy {
    None,
    GoThere,
    DescribePicture,
    RemovePicture,
    ShrinkPicture,
    DropLinks,
    CutText,
    ChooseAccount,
    DropAccount, ///< take that account out of the post
    ChooseTime,
    OwnText,
    DropHiddenMarks,  ///< direction marks and other characters that nobody sees
    RepairText,       ///< broken characters
    ReplaceForbidden, ///< characters that the network refuses
    DropFirstComment, ///< for that account
    SignIn,
    ResumeAccount,
    SplitIntoThread, ///< for that account
    CropPicture,     ///< by the person: only they see what of it matters
};

/// Something that stands in the way, or should be looked at, before a post goes out.
struct Problem
{
    Severity severity = Severity::MustFix;
    QString what; ///< "Instagram: the text is 14 characters too long"
    QString why;  ///< what would happen
    ProblemPlace place = ProblemPlace::Text;
    clients::AccountId accountId; ///< null: concerns the post as a whole
    int textStart = 0;            ///< UTF-16 range in that account's text, when the place is Text
    int textLength = 0;
    int mediaIndex = -1;
    QString
        option; ///< when the place is Options: its key (networks/post_options.h); empty: Bluesky's languages
    Remedy remedy = Remedy::None;
    QString remedyLabel;         ///< words of the button; empty when there is none
    Remedy other = Remedy::None; ///< another way out, with its own button
    QString otherLabel;
};

struct CheckInput
{
    Post post;
    std::vector<clients::Account> accounts; ///< those that the post goes to
    QHash<MediaId, MediaItem> media;
    QString utmCampaign;        ///< empty: none
    std::optional<Instant> now; ///< absent: whether the time has passed is not looked at
};

/// The rules of a network, as the checks ask for them.
using RulesOf = std::function<const networks::NetworkRules &(const networks::NetworkKey &)>;

} // namespace hatstand::plan
