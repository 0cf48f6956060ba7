// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "kit/dialog.h"
#include "networks/practice/practice_timeline.h"

#include <QPointer>
#include <qcorotask.h>

#include <functional>
#include <vector>

class QLabel;

namespace hatstand::ui::accounts
{

/// What a visitor would see at an address of the Practice network, which no browser can open: a post, or the
/// newest ones of a profile, with what came back for them.
class PracticeDialog final : public Dialog
{
    Q_OBJECT
public:
    /// Where a picture of that file name lies; empty where it is not there any more.
    using PicturePath = std::function<QString(const QString &fileName)>;

    [[nodiscard]] static bool isFor(const QUrl &address);
    /// Fails when nothing stands there.
    static Result<void> show(const QUrl &address, const Kit &kit, const Clock &clock,
                             const networks::PracticeTimeline &timeline, const PicturePath &picturePath,
                             QWidget *parent);

private:
    PracticeDialog(const Kit &kit, const networks::PracticePage &page, QWidget *parent);
    void addPost(const networks::PracticeTimelinePost &entry, const PicturePath &picturePath, Instant now);
    void addPictures(const networks::PracticePost &post, const PicturePath &picturePath);
    void addReplies(const networks::PracticeEcho &echo);
    /// Reads the pictures one after the other, beside the window's thread, and shows each as it comes.
    static QCoro::Task<void> readPictures(QPointer<PracticeDialog> self);

    struct Awaited
    {
        QLabel *label;
        QString path;
    };
    std::vector<Awaited> m_awaited; ///< in the order in which they are read
};

} // namespace hatstand::ui::accounts
