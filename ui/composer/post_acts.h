// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "composer/composer_saver.h"
#include "kit/page_context.h"

namespace hatstand::ui::composer
{

/// What can be done with the post as a whole. Each act stores what is typed first, offers to be taken back
/// where it can be, and leaves the page where nothing is left to do on it. A failure is reported, and the
/// page stays.
class PostActs final : public QObject
{
    Q_OBJECT
public:
    PostActs(const PageContext &context, const Services &services, ComposerState &state, ComposerSaver &saver,
             QObject *parent = nullptr);

    /// Into the outbox at its time.
    void schedule();
    void sendNow();
    void unschedule();
    void saveAsDraft();
    void keepAsIdea();
    void remove();
    /// A new draft with the same content, opened.
    void copyAsDraft();
    /// Back to where the person came from, with everything stored.
    void leave();

private:
    bool keep();
    bool did(const Result<void> &result);
    void goBack();

    PageContext m_context;
    Services m_services;
    ComposerState &m_state;
    ComposerSaver &m_saver;
};

} // namespace hatstand::ui::composer
