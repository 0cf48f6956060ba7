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
/// is reported; the others are taken all the same.
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
    [[nodiscard]] static bool canAddFrom(const QMimeData *data);

Q_SIGNALS:
    void added();

private:
    QCoro::Task<void> readFiles(QStringList paths);
    QCoro::Task<void> keepImage(QImage image);
    QCoro::Task<void> askForFiles();
    void take(const plan::PostId &post, const Result<plan::MediaItem> &item);

    Services m_services;
    ComposerState &m_state;
    Dialogs &m_dialogs;
    Navigator &m_navigator;
    QWidget *m_page;
};

} // namespace hatstand::ui::composer
