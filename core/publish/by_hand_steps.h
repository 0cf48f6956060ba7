// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/account.h"
#include "networks/connector.h"
#include "networks/rules.h"

#include <QStringList>

#include <vector>

namespace hatstand::publish
{

/// A file to be dragged into the network's page.
struct ByHandFile
{
    QString path;
    QString altText; ///< to be copied where the page asks for it; may be empty
};

/// One thing that a person does to post by hand, in the order in which pages ask for it.
struct ByHandStep
{
    enum class Kind {
        CopyText,
        OpenPage,
        DragFiles,
        CopyFirstComment, ///< after the post is there
    };
    Kind kind = Kind::CopyText;
    QString text;                  ///< what is copied, links tagged
    QUrl page;                     ///< what is opened
    std::vector<ByHandFile> files; ///< what is dragged, in order
};

struct ByHandSteps
{
    std::vector<ByHandStep> steps;
    /// What the network takes, in whole sentences for people.
    QStringList takes;
};

/// What is to be done for a post that waits to be posted by hand. What there is nothing of is no step.
/// Its files are those that were made ready (withFilesReady, with fittingByHand): as they were added they
/// tell more than is shown.
[[nodiscard]] ByHandSteps byHandSteps(const networks::OutgoingPost &ready, const clients::Account &account,
                                      const networks::NetworkRules &rules);

} // namespace hatstand::publish
