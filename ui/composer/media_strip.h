// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timers.h"
#include "composer/composer_state.h"
#include "composer/media_model.h"
#include "kit/action_registry.h"
#include "kit/kit.h"

#include <QListView>
#include <QWidget>

class QLabel;
class QPushButton;

namespace hatstand::ui::composer
{

/// The row of pictures itself.
class MediaList final : public QListView
{
    Q_OBJECT
public:
    MediaList(const Kit &kit, MediaModel &model, ComposerState &state, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void describeAsked();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void measure();

    Kit m_kit;
    MediaModel &m_model;
    ComposerState &m_state;
};

/// Pictures of the post: shown, put in order, described, removed, and where new ones are dropped.
class MediaStrip final : public QWidget
{
    Q_OBJECT
public:
    /// What takes less to be copied is not spoken of.
    static constexpr Milliseconds quiet{400};

    MediaStrip(const Kit &kit, ComposerState &state, PictureSource &pictures, Timers &timers,
               ActionRegistry &actions, QWidget *parent = nullptr);

    /// Opens the description of the chosen picture.
    void describe();
    /// Opens what of the chosen picture goes out, as soon as the picture has been read.
    void crop();
    /// Pictures hang over the page and may be let go.
    void setDropShown(bool shown);
    [[nodiscard]] MediaList *list() const { return m_list; }
    /// To where pictures can be seen to: the copying while some are coming, else the pictures.
    void focusPictures();

Q_SIGNALS:
    void addAsked();
    /// Those that are still being copied are not wanted any more.
    void cancelAsked();
    /// What was written could not be put into the post.
    void refused(const hatstand::Error &why);

private:
    /// `before` is what stood in that post when the description of the picture at `index` was asked for.
    void takeDescription(const QString &text, const plan::PostId &post,
                         const std::vector<plan::PostMedia> &before, int index);
    void refresh();
    void refreshComing();
    /// With which part of a thread the chosen picture goes.
    void refreshPart();
    void offerParts();
    void showComing();
    void cropAwaited();

    Kit m_kit;
    ComposerState &m_state;
    PictureSource &m_pictures;
    Timers &m_timers;
    MediaModel *m_model;
    MediaList *m_list;
    QPushButton *m_add;
    QLabel *m_facts;
    QPushButton *m_describe;
    QPushButton *m_crop;
    QPushButton *m_part;
    QPushButton *m_remove;
    QPushButton *m_common;
    QWidget *m_coming;
    QLabel *m_comingWords;
    QPushButton *m_cancel;
    bool m_comingAwaited = false;
    plan::MediaId m_toCrop; ///< is still being read
};

} // namespace hatstand::ui::composer
