// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composer/composer_state.h"
#include "kit/dialogs.h"
#include "kit/navigator.h"

#include <QImage>
#include <qcorotask.h>

class QMimeData;

namespace hatstand::ui::composer
{

/// Brings pictures and videos into the post: from files, from the clipboard, by asking. What cannot be taken
/// is reported; the others are taken all the same. Each goes to the post and the tab that were open when it
/// was given, also when another is by the time that it has been copied; until then it is counted as coming.
/// What comes for a post that was deleted meanwhile is not taken.
class MediaAdder final : public QObject
{
    Q_OBJECT
public:
    MediaAdder(const Services &services, ComposerState &state, Dialogs &dialogs, Navigator &navigator,
               QWidget *page);

    void addFiles(const QStringList &paths) { readFiles(paths); }
    void addImage(const QImage &image) { keepImage(image); }
    void ask() { askForFiles(); }
    /// Files or a picture that are dropped or pasted. False when there are none.
    bool addFrom(const QMimeData *data);
    /// What is still coming for that post is not added any more.
    void cancel(const plan::PostId &post);
    /// What is coming for a post that went away is for this one now.
    void follow(const plan::PostId &gone, const plan::PostId &there);
    [[nodiscard]] static bool canAddFrom(const QMimeData *data);

Q_SIGNALS:
    void added();

private:
    QCoro::Task<void> readFiles(QStringList paths);
    QCoro::Task<void> keepImage(QImage image);
    QCoro::Task<void> askForFiles();
    /// What is being copied for one post: the post as it was then, the tab, and how many are left.
    struct Job
    {
        plan::Post post;
        clients::AccountId tab;
        int left = 0;
    };
    quint64 beginJob(int count);
    /// One of the job is there, or failed.
    void arrived(quint64 job, const Result<plan::MediaItem> &item);
    void take(const Job &job, const plan::MediaItem &item);
    [[nodiscard]] Result<void> addToStored(const Job &job, const plan::MediaItem &item) const;
    void countComing(const plan::PostId &post);

    Services m_services;
    ComposerState &m_state;
    Dialogs &m_dialogs;
    Navigator &m_navigator;
    QWidget *m_page;
    QHash<quint64, Job> m_jobs;
    quint64 m_lastJob = 0;
};

} // namespace hatstand::ui::composer
