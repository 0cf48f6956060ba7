// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QFrame>
#include <QPixmap>

class QLabel;
class QPushButton;

namespace hatstand::ui::inbox
{

class PictureTile;
class CutLabel;

/// What the conversation answers: our post, or the page that it stands below.
class PostCard final : public QFrame
{
    Q_OBJECT
public:
    /// The longer side of the picture, in design pixels.
    static constexpr int picture = 56;

    explicit PostCard(const Kit &kit, QWidget *parent = nullptr);

    struct Shown
    {
        QString text;
        QString remark; ///< when and where it went out, or the page's host
        QString open;   ///< what its button opens, for whoever cannot see it
        bool isPage = false;
    };
    void show(const Shown &shown);
    void setPicture(const QImage &image);
    [[nodiscard]] QPushButton *openButton() const { return m_open; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void measure();
    Kit m_kit;
    PictureTile *m_picture;
    CutLabel *m_text;
    QLabel *m_remark;
    QPushButton *m_open;
};

} // namespace hatstand::ui::inbox
