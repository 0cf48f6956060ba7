// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composer/composer_state.h"
#include "composer/inspector.h"
#include "composer/picture_source.h"
#include "kit/kit.h"

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace hatstand::ui
{
class StatusChip;
class PlainChip;
} // namespace hatstand::ui

namespace hatstand::ui::composer
{

class PictureGrid;

/// How the post will look on one account: who says it, the words with what is clickable in them, pictures
/// or the card of a link.
class PreviewCard final : public QFrame
{
    Q_OBJECT
public:
    /// `part`: of a thread, from 0.
    PreviewCard(const Kit &kit, const ComposerState &state, const Inspector &inspector,
                PictureSource &pictures, const clients::Account &account, int part = 0,
                QWidget *parent = nullptr);
    [[nodiscard]] const clients::AccountId &account() const { return m_account.id; }
    /// `thread`: the parts as they go out; `shown`: of how many there are cards.
    void refresh(const QStringList &thread, int shown);
    /// Where the post stands, once it does.
    void setAddress(const QUrl &url);
    [[nodiscard]] QString shownText() const;
    /// "Part 2 of 4 · 280 / 300"; empty where it is no thread.
    [[nodiscard]] QString partWords() const;

private:
    void build();
    void refreshChip();
    /// What the network is told beside words and pictures, as far as it is seen there.
    void refreshOptions();
    void refreshCount(const QStringList &thread);
    void refreshPictures(const QString &text, const networks::TextEntities &entities, int parts);

    Kit m_kit;
    const ComposerState &m_state;
    const Inspector &m_inspector;
    PictureSource &m_pictures;
    clients::Account m_account;
    int m_part;
    QLabel *m_own;
    QLabel *m_count;
    StatusChip *m_chip;
    QLabel *m_warning;
    QLabel *m_title;
    QLabel *m_text;
    QLabel *m_poll;
    QLabel *m_fold;
    PictureGrid *m_grid;
    QFrame *m_link;
    QLabel *m_linkTitle;
    QLabel *m_linkHost;
    QLabel *m_address;
    QString m_plain;
};

} // namespace hatstand::ui::composer
